package io.impasto.gateway.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells the addresses of the internet from those that mean something else in each place (IANA's special-purpose registries). */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address instanceof Inet4Address
                ? isPublic4(first, second, bytes[2] & 0xff)
                : isPublic6((first << 8) | second, ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff));
    }

    private static boolean isPublic4(int first, int second, int third) {
        return first != 0 // this network
                && !(first == 100 && (second & 0xc0) == 64) // carriers' NAT
                && !(first == 192 && second == 0 && (third == 0 || third == 2)) // protocols, documentation
                && !(first == 198 && (second & 0xfe) == 18) // benchmarks
                && !(first == 198 && second == 51 && third == 100) // documentation
                && !(first == 203 && second == 0 && third == 113) // documentation
                && first < 224; // multicast, reserved, broadcast
    }

    /** 2000::/3 is what is given out (unique local, mapped and NAT64 lie outside), less what carries an IPv4 address or stands in books. */
    private static boolean isPublic6(int first, int second) {
        return (first & 0xe000) == 0x2000
                && first != 0x2002 // 6to4
                && !(first == 0x2001 && (second == 0 || second == 0xdb8)); // Teredo, documentation
    }
}
