package dev.minica.cli.command;

import dev.minica.ca.takeover.ForeignTool;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every command by its full name, such as {@code tls serve}. A command's class is loaded only when
 * it is asked for: most of a short run is loading classes.
 */
public final class Commands {

  /**
   * A line of the table.
   *
   * @param name the words that call it, with one blank between them
   * @param summary what it does, in a few words
   */
  public record Entry(String name, String summary) {

    String lastWord() {
      return name.substring(name.lastIndexOf(' ') + 1);
    }

    private String group() {
      return name.substring(0, Math.max(0, name.lastIndexOf(' ')));
    }
  }

  private static final List<Entry> COMMANDS =
      List.of(
          new Entry("init", "makes a CA"),
          new Entry("issue", "makes a key and a certificate"),
          new Entry("sign", "signs a certification request"),
          new Entry("renew", "issues a certificate again, into its old files"),
          new Entry("list", "shows what was issued"),
          new Entry("revoke", "takes back a certificate, for good"),
          new Entry("crl", "makes the list of what is revoked, signed"),
          new Entry("intermediate create", "makes another issuing CA below the root"),
          new Entry("intermediate list", "shows the issuing CAs below the root"),
          new Entry("doctor", "says what is wrong with a CA directory"),
          new Entry("import openssl-ca", "takes over a CA of openssl ca"),
          new Entry("import easy-rsa", "takes over a CA of easy-rsa"),
          new Entry("import mkcert", "takes over the CA of mkcert"),
          new Entry("import minica-go", "takes over a CA of the minica in Go"),
          new Entry("import pem", "takes over a CA from its certificate and key"),
          new Entry("serve", "serves CA certificates, CRLs and OCSP over HTTP"),
          new Entry("key generate", "makes a private key"),
          new Entry("key public", "shows the public half of a key"),
          new Entry("key convert", "writes a private key in another form"),
          new Entry("inspect", "shows what is in files, or at a TLS server"),
          new Entry("verify", "says whether a certificate would be accepted"),
          new Entry("lint", "says which rules a certificate breaks"),
          new Entry("scan", "finds what is expired or weak in a tree of files"),
          new Entry("csr create", "makes a certification request, and a key for it"),
          new Entry("self-sign", "makes a certificate that its own key signs"),
          new Entry("convert", "takes certificates and keys to another kind of file"),
          new Entry("keystore create", "makes a key store or a trust store"),
          new Entry("keystore list", "shows what is in a key store"),
          new Entry("keystore add", "puts more into a key store"),
          new Entry("keystore remove", "takes entries out of a key store"),
          new Entry("keystore rename", "gives an entry another name"),
          new Entry("keystore password", "gives a key store another passphrase"),
          new Entry("keystore merge", "adds the entries of another key store"),
          new Entry("keystore doctor", "says why a key store does not work, and mends a copy"),
          new Entry("keystore export", "writes an entry to PEM files, or configuration"),
          new Entry("fixture generate", "makes all the keys and certificates of a test"),
          new Entry("fixture defects", "makes what is wrong in one way, to test verifiers"),
          new Entry("reissue", "makes the same files again, valid from now"),
          new Entry("tls serve", "a demo HTTPS server that shows what was negotiated"),
          new Entry("tls trace", "connects to a server, and tells the handshake step by step"),
          new Entry("tls record", "passes connections on, and records them"),
          new Entry("tls decode", "shows what was said in a recorded connection"),
          new Entry("completion", "prints a script that completes commands in bash or zsh"),
          new Entry("help", "explains a command"));

  /** What longer names begin with. */
  private static final List<Entry> GROUPS =
      List.of(
          new Entry("", "A private certificate authority, and the tools around it."),
          new Entry("csr", "certification requests (PKCS #10), for a CA to sign"),
          new Entry("fixture", "certificates and keys for tests"),
          new Entry("import", "CAs that other programs made"),
          new Entry("intermediate", "issuing CAs below the root"),
          new Entry("key", "private and public keys"),
          new Entry("keystore", "key stores and trust stores"),
          new Entry("tls", "TLS with issued certificates"));

  private Commands() {}

  /** All commands in the order of help. */
  public static List<Entry> commands() {
    return COMMANDS;
  }

  /** All groups of commands; minica itself is the one without a name. */
  public static List<Entry> groups() {
    return GROUPS;
  }

  /**
   * A new command, ready to be parsed for.
   *
   * @param name of a command or a group
   * @throws IllegalArgumentException when it is neither
   */
  public static Command create(String name) {
    return switch (name) {
      case "init" -> new InitCommand();
      case "issue" -> new IssueCommand();
      case "sign" -> new SignCommand();
      case "renew" -> new RenewCommand();
      case "list" -> new ListCommand();
      case "revoke" -> new RevokeCommand();
      case "crl" -> new CrlCommand();
      case "intermediate create" -> new IntermediateCreateCommand();
      case "intermediate list" -> new IntermediateListCommand();
      case "doctor" -> new DoctorCommand();
      case "import openssl-ca" -> new ImportCommand(ForeignTool.OPENSSL_CA);
      case "import easy-rsa" -> new ImportCommand(ForeignTool.EASY_RSA);
      case "import mkcert" -> new ImportCommand(ForeignTool.MKCERT);
      case "import minica-go" -> new ImportCommand(ForeignTool.MINICA_GO);
      case "import pem" -> new ImportPemCommand();
      case "inspect" -> new InspectCommand();
      case "verify" -> new VerifyCommand();
      case "scan" -> new ScanCommand();
      case "csr create" -> new CsrCreateCommand();
      case "self-sign" -> new SelfSignCommand();
      case "lint" -> new LintCommand();
      case "key generate" -> new KeyGenerateCommand();
      case "key public" -> new KeyPublicCommand();
      case "key convert" -> new KeyConvertCommand();
      case "completion" -> new CompletionCommand();
      case "help" -> new HelpCommand();
      case "convert" -> new ConvertCommand();
      case "keystore create" -> new KeystoreCreateCommand();
      case "keystore list" -> new KeystoreListCommand();
      case "keystore add" -> new KeystoreAddCommand();
      case "keystore remove" -> new KeystoreRemoveCommand();
      case "keystore rename" -> new KeystoreRenameCommand();
      case "keystore password" -> new KeystorePasswordCommand();
      case "keystore merge" -> new KeystoreMergeCommand();
      case "keystore doctor" -> new KeystoreDoctorCommand();
      case "keystore export" -> new KeystoreExportCommand();
      case "fixture generate" -> new FixtureGenerateCommand();
      case "fixture defects" -> new FixtureDefectsCommand();
      case "reissue" -> new ReissueCommand();
      case "serve" -> new ServeCommand();
      case "tls serve" -> new TlsServeCommand();
      case "tls trace" -> new TlsTraceCommand();
      case "tls record" -> new TlsRecordCommand();
      case "tls decode" -> new TlsDecodeCommand();
      case "" -> new RootCommand();
      default -> new GroupCommand(find(name, GROUPS));
    };
  }

  static boolean isCommand(String name) {
    return COMMANDS.stream().anyMatch(entry -> entry.name().equals(name));
  }

  static boolean isGroup(String name) {
    return GROUPS.stream().anyMatch(entry -> entry.name().equals(name));
  }

  /** The commands and groups whose name is one word longer than the group's. */
  static List<Entry> within(String group) {
    return Stream.concat(COMMANDS.stream(), GROUPS.stream())
        .filter(entry -> !entry.name().isEmpty() && entry.group().equals(group))
        .toList();
  }

  private static Entry find(String name, List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no command " + name));
  }
}
