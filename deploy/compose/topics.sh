#!/usr/bin/env bash
# Makes the contract's topics where they are missing: topics.sh BOOTSTRAP-SERVERS. For one broker. Their share groups are set up by the first worker.
set -euo pipefail
readonly SERVERS=$1 BIN=/opt/kafka/bin

# name, retention in ms, cleanup policy; a test holds them to the contract.
while read -r topic retention cleanup; do
  "$BIN/kafka-topics.sh" --bootstrap-server "$SERVERS" --create --if-not-exists --topic "$topic" --partitions 1 --replication-factor 1 \
    --config "retention.ms=$retention" --config "cleanup.policy=$cleanup" < /dev/null
done << 'TOPICS'
style.requests 604800000 delete
style.requests.urgent 604800000 delete
style.requests.deferred 604800000 delete
style.control 604800000 compact,delete
style.progress 86400000 delete
style.completions 604800000 delete
style.requests.dead 2592000000 delete
TOPICS
