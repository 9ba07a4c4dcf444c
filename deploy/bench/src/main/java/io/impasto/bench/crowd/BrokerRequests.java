package io.impasto.bench.crowd;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a broker counts of the requests that it is sent, read from its own JVM; its JMX needs no port for that. */
final class BrokerRequests implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private BrokerRequests(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    @SuppressWarnings("BanJNDI") // an address that our own child has just told
    static BrokerRequests of(ProcessHandle broker) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(broker.pid()));
            try {
                return new BrokerRequests(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("the broker's JVM doesn't let itself be asked", e);
        }
    }

    /** How many of each kind there were since the broker's start. */
    Map<String, Long> counts() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try {
            ObjectName all = new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,*");
            for (ObjectName each : beans.queryNames(all, null)) {
                long count = ((Number) beans.getAttribute(each, "Count")).longValue();
                counts.merge(each.getKeyProperty("request"), count, Long::sum);
            }
        } catch (JMException e) {
            throw new IOException("the broker doesn't count its requests as expected", e);
        }
        return counts;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
