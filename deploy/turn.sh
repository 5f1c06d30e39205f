#!/bin/sh
# Starts coturn with deploy/turnserver.conf and the secret of the environment: TURN_SECRET=… sh deploy/turn.sh [file]
set -eu
umask 077

if [ "$(printf %s "${TURN_SECRET:-}" | wc -c)" -lt 16 ]; then
  echo 'TURN_SECRET must have at least 16 characters. Give Dryrun and coturn the same one.' >&2
  exit 1
fi

# A file that its owner alone can read, because a command line can be read by every user of the machine.
config=$(mktemp)
cat "${1:-/etc/coturn/turnserver.conf}" > "$config"
printf '\nstatic-auth-secret=%s\n' "$TURN_SECRET" >> "$config"
exec turnserver -c "$config"
