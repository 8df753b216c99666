package io.octollm.app;

import java.util.ArrayList;
import java.util.List;

/** The roles that this process is to be, in the order in which they are started. */
record RoleCatalogue(Ground ground, RoleNames wanted) {
  List<Role> inOrder() {
    List<Role> roles = new ArrayList<>();
    if (wanted.topology()) {
      roles.add(new StreamsRole(ground));
    }
    return roles;
  }
}
