package io.octollm.ops.doctor;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker with an authorizer that denies this user some of the topics. */
@Timeout(60)
class DeniedIT {
  @TempDir Path folder;

  private static AclBinding rule(String topic, AclOperation operation, AclPermissionType kind) {
    return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:ANONYMOUS", "*", operation, kind));
  }

  @Test
  void whatIsDeniedIsNamedWithTheAclThatAllowsIt() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.in(folder), Map.of(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found", "true"));
        Cluster cluster = new Cluster(broker.bootstrap());
        Admin admin = Admin.create(cluster.kafka())) {
      String results = cluster.topics().results();
      String events = cluster.topics().events();
      admin.createAcls(List.of(rule(results, READ, AclPermissionType.ALLOW),
          rule(results, DESCRIBE_CONFIGS, AclPermissionType.ALLOW),
          rule(events, DESCRIBE, AclPermissionType.DENY))).all().get();
      DoctorSettings settings = Looks.at(cluster.kafka(), cluster.topics(),
          cluster.topics().specs(Cluster.PARTITIONS, List.of("coder")), folder);

      Cluster.await("both are named", Duration.ofSeconds(20), () -> lines(settings).size() == 2);

      assertThat(lines(settings)).containsExactlyInAnyOrder(
          "FAIL  topic " + results + ": denies this user to write; fix: kafka-acls.sh --add"
              + " --allow-principal User:NAME --operation write --topic " + results,
          "FAIL  topic " + events + ": may not be described by this user; fix: kafka-acls.sh --add"
              + " --allow-principal User:NAME --operation describe --operation describeConfigs --topic "
              + events);
    }
  }

  private static List<String> lines(DoctorSettings settings) {
    try {
      return new Doctor(settings, Clock.systemUTC()).examine().stream()
          .filter(f -> f instanceof Finding.Trouble).peek(DoctorPage::tells).map(Finding::line).toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
