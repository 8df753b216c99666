package io.octollm.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs that try to get out of the real sandbox, written as somebody would who may run any Python
 * there. Each says ESCAPED when it got out and REFUSED with the system's reason when it did not; where
 * it harms nobody the same program is run without the sandbox first, and must get out.
 */
@Tag("tools")
@Timeout(60)
class EscapeAttemptsTest {
  private static final CommandLimits LIMITS = new CommandLimits(Duration.ofSeconds(20), 1, 512, 16, 64);
  private static final String PRELUDE = """
      import ctypes, fcntl, os, resource, shutil, signal, socket, stat, subprocess, sys, tempfile, time
      libc = ctypes.CDLL(None, use_errno=True)
      def call(result):
          if result < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
      def found(things):
          if not things: raise LookupError('there is nothing')
      def is_open(n):
          try: return bool(os.fstat(n))
          except OSError: return False
      try:
          %s
          print('ESCAPED', flush=True)
      except (OSError, MemoryError, LookupError, ValueError) as e:
          print('REFUSED', type(e).__name__, e, flush=True)
      """;

  @TempDir Path scratch;
  private ServerSocket server;

  @BeforeEach
  void thingsOutside() throws IOException {
    Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(scratch.resolve("secret"), "secret");
    server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Ended run(Sandbox sandbox, String program) throws Exception {
    return new CommandRunner(sandbox, Programs.OF_THE_SYSTEM, scratch, LIMITS.time())
        .run(List.of("python3", "-I", "attempt.py"), Map.of("attempt.py", program), "");
  }

  private Sandbox bubblewrap() throws Exception {
    var settings = new CommandSettings(SandboxChoice.BUBBLEWRAP, Map.of(), LIMITS);
    Sandboxing found = Sandboxing.find(settings, Programs.OF_THE_SYSTEM, scratch);
    assertThat(found).isInstanceOf(Sandboxing.Ready.class);
    return ((Sandboxing.Ready) found).sandbox();
  }

  private String program(String attempt) {
    return PRELUDE.formatted(attempt.replace("; ", "\n    "))
        .replace("SCRATCH", scratch.toString()).replace("PORT", Integer.toString(server.getLocalPort()))
        .replace("JVM", Long.toString(ProcessHandle.current().pid()));
  }

  /** {@code free}: the same gets out where nothing holds it, on any machine and for any user. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "users of the host | free | open('/etc/passwd').read()",
      "shadow of the host | held | open('/etc/shadow').read()",
      "hosts of the host | free | open('/etc/hosts').read()",
      "homes | free | found(os.listdir('/home') or os.listdir('/var'))",
      "root's home | held | found(os.listdir('/root'))",
      "temporary files of others | free | found(os.listdir('/tmp'))",
      "a file by its path | free | open('SCRATCH/secret').read()",
      "a file by dots | free | open('../../secret').read()",
      "a file through a link | free | d = tempfile.mkdtemp(); os.symlink('SCRATCH/secret', d + '/a'); open(d + '/a').read()",
      "environment of process 1 | held | open('/proc/1/environ').read()",
      "mounts of the host | free | open('/proc/self/mounts').read()",
      "kernel settings | held | open('/proc/sys/kernel/core_pattern', 'w').write('')",
      "control groups | free | found(os.listdir('/sys/fs/cgroup') or os.listdir('/sys'))",
      "sockets of daemons | free | found(os.listdir('/run'))",
      "writing outside | free | open('SCRATCH/out', 'w').write('x')",
      "writing to the call's folder | free | open('out', 'w').write('x')",
      "writing programs | held | open('/usr/octollm-probe', 'w').write('x')",
      "writing to the root | held | os.mkdir('/octollm-probe')",
      "writing the linker's cache | held | open('/etc/ld.so.cache', 'a').write('x')",
      "mounting it writable | held | call(libc.mount(None, b'/', None, 4128, None)); os.mkdir('/octollm-probe')",
      "writing to /dev | free | open('/dev/shm/octollm-probe', 'w').write('x'); os.unlink('/dev/shm/octollm-probe')",
      "devices of the host | held | found([d for d in os.listdir('/dev') if stat.S_ISBLK(os.stat('/dev/' + d).st_mode) or d in ('mem', 'kmsg', 'kvm', 'fuse', 'vsock')])",
      "a device of its own | held | os.mknod('/tmp/disk', stat.S_IFBLK + 0o600, os.makedev(8, 0))",
      "a terminal | held | open('/dev/tty')",
      "typing for others | held | fcntl.ioctl(0, 0x5412, b'x')",
      "a server on loopback | free | socket.create_connection(('127.0.0.1', PORT), 2)",
      "a server elsewhere | held | socket.create_connection(('192.0.2.1', 80), 2)",
      "a packet to elsewhere | held | socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
      "an interface | held | found([n for _, n in socket.if_nameindex() if n != 'lo'])",
      "raw packets | held | socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
      "the host's name | free | found(socket.gethostname() != 'sandbox')",
      "becoming root | held | os.setuid(0); found(os.getuid() == 0)",
      "programs that make root | free | found(libc.prctl(39, 0, 0, 0, 0) == 0)",
      "rights left over | held | found([n for n in range(41) if libc.prctl(23, n, 0, 0, 0) == 1 and os.geteuid() == 0])",
      "mounting | held | call(libc.mount(b'none', b'/tmp', b'tmpfs', 0, None))",
      "changing the root | held | os.chroot('/tmp')",
      "namespaces of its own | held | call(libc.unshare(0x10000000))",
      "a debugger on this test | held | call(libc.ptrace(16, JVM, 0, 0))",
      "memory of this test | held | open('/proc/JVM/mem', 'rb').read(1)",
      "a signal to this test | free | os.kill(JVM, 0)",
      "descriptors left open | held | found([n for n in range(3, 256) if is_open(n)])",
      "words of the environment | held | found(set(os.environ) - {'PATH', 'HOME', 'LC_ALL', 'PWD', 'LC_CTYPE'})",
      "more processes than it may | free | [subprocess.Popen(['sleep', '3']) for _ in range(60)]",
      "more memory than it may | free | bytearray(700 << 20)",
      "a file larger than it may | free | f = tempfile.NamedTemporaryFile(); f.write(bytes(80 << 20)); f.flush()",
      "more files than it may | held | [open('/tmp/%d' % n, 'wb').write(bytes(8 << 20)) for n in range(12)]",
      "more open files than it may | held | kept = [open('/dev/null') for _ in range(300)]",
      "raising its limits | held | resource.setrlimit(resource.RLIMIT_NPROC, (9999, 9999))"})
  void attemptDoesNotGetOut(String name, String outside, String attempt) throws Exception {
    String program = program(attempt.strip());
    if (outside.equals("free")) {
      Ended free = run(Sandbox.Open.UNSANDBOXED, program);
      assertThat(free.stdout()).as("without a sandbox: %s", free.stderr()).startsWith("ESCAPED");
      Files.deleteIfExists(scratch.resolve("out"));
    }

    Ended held = run(bubblewrap(), program);

    assertThat(held.stdout()).as(held.stderr()).startsWith("REFUSED").doesNotContain("ESCAPED");
    assertThat(scratch.resolve("out")).doesNotExist();
    assertThat(Path.of("/octollm-probe")).doesNotExist();
    assertThat(Path.of("/usr/octollm-probe")).doesNotExist();
  }

  @Test
  void processLeftBehindEndsWithTheCall() throws Exception {
    String leave = "import subprocess\nsubprocess.Popen(['sleep', '7657.321'], start_new_session=True)\nprint('left')\n";
    assertThat(run(Sandbox.Open.UNSANDBOXED, leave).stdout()).isEqualTo("left\n");
    assertThat(Sleepers.of("7657.321")).hasSize(1).allMatch(ProcessHandle::destroyForcibly);

    Ended held = run(bubblewrap(), leave.replace("7657", "7658"));

    assertThat(held.stdout()).isEqualTo("left\n");
    assertThat(Sleepers.of("7658.321")).isEmpty();
  }

  @Test
  void commandEndsWithTheProcessThatWaitsForIt() throws Exception {
    Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        SleepInSandbox.class.getName(), scratch.toString(), "7659.321").inheritIO().start();
    try {
      Await.until(Duration.ofSeconds(40), () -> !Sleepers.of("7659.321").isEmpty());
    } finally {
      other.destroyForcibly();
    }

    Await.until(() -> Sleepers.of("7659.321").isEmpty());
  }

  @Test
  void computingWithoutEndIsEnded() throws Exception {
    Ended ended = run(bubblewrap(), "while True: pass");

    assertThat(ended.exitCode()).isGreaterThan(128);
    assertThat(ended.timedOut()).isFalse();
  }

  @Test
  void forkBombEndsWithItsTime() throws Exception {
    Sandbox sandbox = bubblewrap();
    String bomb = "import os\nwhile True:\n  try: os.fork()\n  except OSError: pass\n";

    Ended ended = new CommandRunner(sandbox, Programs.OF_THE_SYSTEM, scratch, Duration.ofSeconds(2))
        .run(List.of("python3", "-I", "-B", "bomb.py"), Map.of("bomb.py", bomb), "");

    assertThat(ended.exitCode()).isNotZero();
    assertThat(ProcessHandle.allProcesses().map(one -> one.info().arguments()
        .map(List::of).orElse(List.of())).filter(words -> words.contains("bomb.py"))).isEmpty();
  }

  @Test
  void outputWithoutEndIsCut() throws Exception {
    Ended ended = run(bubblewrap(), "while True: print('x' * 1000)");

    assertThat(ended.truncated()).isTrue();
    assertThat(ended.stdout()).hasSize(CommandRunner.MAX_OUTPUT_BYTES);
  }

  @Test
  void killingEverybodyKillsItselfAlone() throws Exception {
    Ended ended = run(bubblewrap(), "import os, signal\nos.kill(-1, signal.SIGKILL)\nos.kill(1, signal.SIGKILL)\nprint('x')");

    assertThat(ended.timedOut()).isFalse();
    assertThat(run(bubblewrap(), "print('again')").stdout()).isEqualTo("again\n");
  }
}
