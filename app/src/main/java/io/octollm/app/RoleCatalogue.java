package io.octollm.app;

import java.util.ArrayList;
import java.util.List;

/** The roles that this process is to be, in the order in which they are started. */
record RoleCatalogue(Ground ground, RoleNames wanted) {
  List<Role> inOrder() {
    List<Role> roles = new ArrayList<>();
    FlagsRole flags = new FlagsRole(ground);
    if (wanted.topology() || wanted.http()) {
      roles.add(flags);
    }
    if (wanted.topology()) {
      roles.add(new StreamsRole(ground, flags));
    }
    if (!wanted.arms().isEmpty()) {
      roles.add(new ArmsRole(ground, wanted.arms()));
    }
    EventsRole events = null;
    RegistryRole registry = null;
    if (wanted.console() || wanted.lag()) {
      events = new EventsRole(ground, wanted.console());
      registry = new RegistryRole(ground);
      roles.addAll(List.of(events, registry));
      if (wanted.lag()) {
        roles.add(new LagRole(ground, events.recent(), registry.registry()));
      }
    }
    if (wanted.console() && ground.configuration().traces().wanted()) {
      roles.add(new TracesRole(ground));
    }
    if (wanted.http()) {
      List<Role> others = List.copyOf(roles);
      roles.add(new HttpRole(ground, flags.flags(), wanted.console() ? events : null,
          wanted.console() && registry != null ? registry.registry() : null,
          () -> others.stream().allMatch(Role::ready)));
    }
    return roles;
  }
}
