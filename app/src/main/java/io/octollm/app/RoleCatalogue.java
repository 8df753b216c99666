package io.octollm.app;

import io.octollm.ops.trace.RecentEvents;
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
    RecentEvents recent = null;
    if (wanted.console() || wanted.lag()) {
      EventsRole events = new EventsRole(ground);
      roles.add(events);
      recent = events.recent();
    }
    if (wanted.lag() && recent != null) {
      roles.add(new LagRole(ground, recent));
    }
    if (wanted.http()) {
      roles.add(http(wanted.console() ? recent : null, List.copyOf(roles)));
    }
    return roles;
  }

  private HttpRole http(@Nullable RecentEvents recent, List<Role> others) {
    return new HttpRole(ground, recent, () -> others.stream().allMatch(Role::ready));
  }
}
