package io.octollm.app.config;

import io.octollm.arm.ExecutorSettings;
import io.octollm.command.CommandFile;
import io.octollm.command.CommandLimits;
import io.octollm.command.CommandRule;
import io.octollm.command.CommandSettings;
import io.octollm.command.SandboxChoice;
import io.octollm.fetch.FetchSettings;
import io.octollm.fetch.HostList;
import io.octollm.fetch.IpRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the executor may do: the keys that begin with {@code executor.}. */
final class ExecutorSetting {
  private static final String COMMANDS = "executor.commands";
  private static final int MOST_BODY_BYTES = 192 * 1024;

  private ExecutorSetting() {}

  static ExecutorSettings read(SettingReader from) {
    SandboxChoice sandbox = from.oneOf("executor.sandbox", SandboxChoice.class);
    return new ExecutorSettings(
        new CommandSettings(sandbox == null ? SandboxChoice.AUTO : sandbox, commands(from), limits(from)),
        fetch(from));
  }

  private static CommandLimits limits(SettingReader from) {
    CommandLimits plain = CommandLimits.DEFAULT;
    return new CommandLimits(
        from.time("executor.timeout", plain.time()),
        from.whole("executor.cpu-seconds", plain.cpuSeconds(), 1, 3600),
        from.whole("executor.memory-mib", plain.memoryMib(), 1, 1 << 20),
        from.whole("executor.processes", plain.processes(), 4, 4096),
        from.whole("executor.disk-mib", plain.diskMib(), 1, 1 << 20));
  }

  private static FetchSettings fetch(SettingReader from) {
    FetchSettings plain = FetchSettings.NONE;
    String hosts = from.optional("executor.http-hosts", s -> HostList.parse(s) != null,
        "names parted by commas, such as example.org, *.example.org or example.org:8443");
    String inside = from.optional("executor.http-private", s -> ranges(s) != null,
        "ranges of addresses parted by commas, such as 10.1.2.0/24");
    HostList list = hosts == null ? null : HostList.parse(hosts);
    List<IpRange> ranges = inside == null ? null : ranges(inside);
    return new FetchSettings(list == null ? plain.hosts() : list, ranges == null ? plain.inside() : ranges,
        from.time("executor.http-timeout", plain.time()),
        from.whole("executor.http-max-bytes", plain.maxBytes(), 1, MOST_BODY_BYTES));
  }

  /** Null when one is no range. */
  private static @Nullable List<IpRange> ranges(String text) {
    List<IpRange> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      IpRange range = IpRange.parse(part.strip());
      if (range == null) {
        return null;
      }
      ranges.add(range);
    }
    return ranges;
  }

  private static Map<String, CommandRule> commands(SettingReader from) {
    FileSetting.Content file = FileSetting.read(from, COMMANDS, "a file of commands");
    try {
      return file == null ? Map.of() : CommandFile.parse(file.bytes());
    } catch (CommandFile.Invalid e) {
      from.problem(from.named(COMMANDS) + ", " + (file == null ? "" : file.name()) + " " + e.getMessage());
      return Map.of();
    }
  }
}
