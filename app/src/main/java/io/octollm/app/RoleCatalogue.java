package io.octollm.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roles that this process is to be, in the order in which they are started. */
record RoleCatalogue(Ground ground, RoleNames wanted) {
  List<Role> inOrder() {
    List<Role> roles = new ArrayList<>();
    if (wanted.topology()) {
      roles.add(new StreamsRole(ground));
    }
    if (!wanted.arms().isEmpty()) {
      roles.add(new ArmsRole(ground, wanted.arms()));
    }
    EventsRole events = null;
    if (wanted.console() || wanted.lag()) {
      events = new EventsRole(ground, wanted.console());
      roles.add(events);
    }
    if (wanted.lag() && events != null) {
      roles.add(new LagRole(ground, events.recent()));
    }
    if (wanted.http()) {
      roles.add(http(wanted.console() ? events : null, List.copyOf(roles)));
    }
    return roles;
  }

  private HttpRole http(@Nullable EventsRole events, List<Role> others) {
    return new HttpRole(ground, events, () -> others.stream().allMatch(Role::ready));
  }
}
