#!/usr/bin/env python3
"""Asks for one picture by message, and listens until it is done.

Usage: paint.py BOOTSTRAP_SERVERS ID CONTENT STYLE    (the last two are s3:// references)
Needs confluent-kafka: Debian's python3-confluent-kafka, or pip install confluent-kafka.
"""
import json
import sys
from collections import OrderedDict

from confluent_kafka import Consumer, KafkaException, Producer

REMEMBERED = 100_000  # ids; the workers may write an end twice, after a crash, under the same id


def submit(servers, request):
    """Returns when the broker has the request, and can't lose it any more."""
    failures = []
    producer = Producer({'bootstrap.servers': servers, 'acks': 'all', 'enable.idempotence': True})
    producer.produce('style.requests', key=request['id'], value=json.dumps(request),
                     on_delivery=lambda error, message: failures.append(error) if error else None)
    left = producer.flush(30)
    if failures or left:
        raise SystemExit(f'not acknowledged: {failures or "timed out"}')


def completions(servers, group):
    """Yields the end of each job once: (what, data). It is committed when the next one is asked for."""
    consumer = Consumer({'bootstrap.servers': servers, 'group.id': group, 'auto.offset.reset': 'earliest',
                         'enable.auto.commit': False, 'isolation.level': 'read_committed'})
    consumer.subscribe(['style.completions'])
    seen = OrderedDict()
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                raise KafkaException(message.error())
            headers = {name: value.decode() for name, value in message.headers() or []}
            event = headers.get('ce_id')
            if event is not None and event not in seen:
                yield headers['ce_type'].split('.')[-2], json.loads(message.value())
                seen[event] = True
                if len(seen) > REMEMBERED:
                    seen.popitem(last=False)
            consumer.commit(message, asynchronous=False)
    finally:
        consumer.close()


def main(servers, job, content, style):
    submit(servers, {'id': job, 'content': content, 'styles': [style],
                     'options': {'preset': 'classic', 'size': 64, 'iterations': 10}})
    for what, data in completions(servers, 'example-python'):
        print(data['jobId'], what, data.get('image', {}).get('object', ''), flush=True)
        if data['jobId'] == job:
            return 0 if what == 'succeeded' else 1


if __name__ == '__main__':
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    raise SystemExit(main(*sys.argv[1:]))
