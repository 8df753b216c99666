package io.octollm.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where programs are looked for: in fixed folders, whatever the environment says.
 *
 * @param places the first one that has it wins
 */
record Programs(List<Path> places) {
  static final Programs OF_THE_SYSTEM = new Programs(List.of(Path.of("/usr/bin"), Path.of("/bin")));

  Optional<Path> find(String name) {
    return name.isEmpty() || name.indexOf('/') >= 0 ? Optional.empty()
        : places.stream().map(place -> place.resolve(name)).filter(Files::isRegularFile)
            .filter(Files::isExecutable).findFirst();
  }
}
