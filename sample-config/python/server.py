import http.server
import sys

from tls import server_context


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"It works\n")


port = int(sys.argv[1]) if len(sys.argv) > 1 else 8443
server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Page)
server.socket = server_context().wrap_socket(server.socket, server_side=True)
server.serve_forever()
