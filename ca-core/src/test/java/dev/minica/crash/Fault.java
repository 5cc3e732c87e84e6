package dev.minica.crash;

/** What happens to a process at a system call. */
public enum Fault {
  /** As by kill -9: the call is not made. */
  KILL("signal=SIGKILL"),
  /** The disk is full. */
  ENOSPC("error=ENOSPC"),
  /** The disk is broken. */
  EIO("error=EIO"),
  /** The kernel has taken to mounting the file system read-only. */
  EROFS("error=EROFS");

  private final String injection;

  Fault(String injection) {
    this.injection = injection;
  }

  /** In the language of strace's option inject. */
  String injectedAt(Call call) {
    return call.name() + ":" + injection + ":when=" + call.ordinal();
  }
}
