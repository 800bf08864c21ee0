# SPDX-License-Identifier: Apache-2.0
# Copyright Stallgate contributors
"""Echo servers of the Python peers, on one thread: echo_server.py PEER.

Tells its port on standard output and ends when standard input ends.
"""

import asyncio
import os
import socket
import sys
import threading

CHUNK = 64 * 1024
BACKLOG = 1024


def listener():
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(BACKLOG)
    server.setblocking(False)
    return server


def end_with_input():
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


def tell(server):
    print("listening on", server.getsockname()[1], flush=True)


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


async def serve_protocol(server):
    listening = await asyncio.get_running_loop().create_server(
        Echo, sock=server, backlog=BACKLOG
    )
    await listening.serve_forever()


async def echo_stream(reader, writer):
    try:
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass  # the client went away
    finally:
        writer.close()


async def serve_streams(server):
    listening = await asyncio.start_server(echo_stream, sock=server, backlog=BACKLOG)
    await listening.serve_forever()


def run_asyncio(serve, server):
    asyncio.run(serve(server))


def run_uvloop(serve, server):
    import uvloop

    uvloop.install()
    asyncio.run(serve(server))


def run_gevent(server):
    import gevent.server
    import gevent.socket

    def echo(connection, _address):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while data := connection.recv(CHUNK):
                connection.sendall(data)
        except ConnectionError:
            pass  # the client went away

    listening = gevent.socket.socket(fileno=server.detach())
    gevent.server.StreamServer(listening, echo).serve_forever()


def run_trio(server):
    import trio

    async def echo(stream):
        try:
            while data := await stream.receive_some(CHUNK):
                await stream.send_all(data)
        except trio.BrokenResourceError:
            pass  # the client went away

    listening = trio.SocketListener(trio.socket.from_stdlib_socket(server))
    trio.run(trio.serve_listeners, echo, [listening])


SERVERS = {
    "asyncio-protocol": lambda server: run_asyncio(serve_protocol, server),
    "asyncio-streams": lambda server: run_asyncio(serve_streams, server),
    "uvloop-protocol": lambda server: run_uvloop(serve_protocol, server),
    "uvloop-streams": lambda server: run_uvloop(serve_streams, server),
    "gevent": run_gevent,
    "trio": run_trio,
}


def main():
    server = listener()
    threading.Thread(target=end_with_input, daemon=True).start()
    tell(server)
    SERVERS[sys.argv[1]](server)


main()
