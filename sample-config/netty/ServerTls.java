// https://netty.io/4.1/api/io/netty/handler/ssl/SslContextBuilder.html
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;

final class ServerTls {

    static SslContext context() throws Exception {
        return SslContextBuilder
            .forServer(keys("PKCS12", "localhost/keystore.p12"))
            .protocols("TLSv1.3", "TLSv1.2")
            .build();
    }

    private static KeyManagerFactory keys(String type, String path) throws Exception {
        KeyManagerFactory factory =
            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(type, path), password());
        return factory;
    }

    private static KeyStore load(String type, String path) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            store.load(in, password());
        }
        return store;
    }

    private static char[] password() {
        return "changeit".toCharArray();
    }
}
