# https://docs.python.org/3/library/ssl.html#ssl-contexts
import ssl


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(
        "localhost/fullchain.pem",
        "localhost/key.pem",
    )
    return context
