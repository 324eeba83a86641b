#!/usr/bin/env bash
# A private PostgreSQL cluster in a folder, for tests: pg.sh start DIR | stop DIR. Its socket stands
# in DIR. What it holds goes with it, so it does not wait for the disk.
set -euo pipefail
command=$1
folder=$2
bin=/usr/lib/postgresql/15/bin

# The server refuses to run as root, so root steps down to the user that the package made.
as_server() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$folder" "$@"
    else
        "$@"
    fi
}

case "$command" in
start)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres:postgres "$folder"
    chmod 755 "$folder"
    as_server "$bin/initdb" -D "$folder/data" --auth=trust --username=postgres \
        --encoding=UTF8 --locale=C.UTF-8 >"$folder.log" 2>&1
    as_server "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" start \
        -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=200 \
            -c fsync=off -c full_page_writes=off -c autovacuum=off" \
        >>"$folder.log" 2>&1
    echo "postgresql:///postgres?user=postgres&host=$folder"
    ;;
stop)
    as_server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -f "$folder.log"
    ;;
*)
    echo "usage: pg.sh start|stop DIR" >&2
    exit 2
    ;;
esac
