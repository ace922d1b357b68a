package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Submission.Ended;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our command asks of Kubernetes, from an API server that keeps it and starts nothing. */
class KubernetesIT {
  private static final Path TEMPLATE = Path.of("src/release/kubernetes/pod-template.yaml");

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), new ApplyingDispatcher(), false);

  @TempDir private Path temp;
  private Installation installation;

  @BeforeEach
  void start() throws Exception {
    server.init();
    installation = new Installation(temp.resolve("installation"));
  }

  @AfterEach
  void stop() {
    server.destroy();
  }

  @Test
  void theDriversPodHasOurImageItsOwnJarAndTheSweepFile() throws Exception {
    Ended ended =
        submit(
            "--deploy-mode",
            "cluster",
            "--conf",
            "spark.kubernetes.submission.waitAppCompletion=false");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    try (KubernetesClient client = server.createClient()) {
      Pod pod = only(client.pods().inAnyNamespace().list().getItems());
      Container container = only(pod.getSpec().getContainers());
      assertHardened(pod, container);
      assertThat(container.getArgs())
          .startsWith("driver")
          .containsSequence(
              "--class", "initsweep.cli.Main", "local:///opt/initsweep/initsweep.jar", "sweep");
      ConfigMap settings =
          only(
              client.configMaps().inAnyNamespace().list().getItems().stream()
                  .filter(map -> map.getData().containsKey("spark.properties"))
                  .toList());
      assertThat(settings.getData().get("spark.properties"))
          .contains("spark.initsweep.file=", "spark.task.maxFailures=8");
    }
  }

  @Test
  void theExecutorsPodsHaveOurImageAndMayNotWriteToIt() throws Exception {
    try (Submission submission = start("--conf", "spark.executor.instances=2");
        KubernetesClient client = server.createClient()) {
      CompletableFuture<List<Pod>> two =
          client
              .pods()
              .inAnyNamespace()
              .withLabel("spark-role", "executor")
              .informOnCondition(pods -> pods.size() == 2);
      CompletableFuture.anyOf(two, submission.handle().onExit()).get(5, TimeUnit.MINUTES);
      List<Pod> pods = two.getNow(List.of());
      assertThat(pods).as("unless submit.sh has ended").hasSize(2);
      for (Pod pod : pods) {
        Container container = only(pod.getSpec().getContainers());
        assertHardened(pod, container);
        assertThat(container.getArgs()).containsExactly("executor");
      }
    }
  }

  private static void assertHardened(Pod pod, Container container) {
    assertThat(container.getImage()).isEqualTo("initsweep:test");
    assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getVolumeMounts()).anyMatch(mount -> mount.getMountPath().equals("/tmp"));
  }

  private static <T> T only(List<T> items) {
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private Ended submit(Object... options) throws Exception {
    try (Submission submission = start(options)) {
      return submission.end();
    }
  }

  private Submission start(Object... options) throws Exception {
    List<Object> arguments =
        new ArrayList<>(List.of("--master", "k8s://http://127.0.0.1:" + server.getPort()));
    arguments.addAll(List.of(options));
    for (String pod : List.of("driver", "executor")) {
      arguments.addAll(
          List.of(
              "--conf",
              "spark.kubernetes.%s.podTemplateFile=%s".formatted(pod, TEMPLATE.toAbsolutePath())));
    }
    arguments.addAll(List.of("--conf", "spark.kubernetes.container.image=initsweep:test"));
    arguments.addAll(List.of("sweep", Path.of("conf/book.yaml").toAbsolutePath()));
    arguments.addAll(List.of("--set", "data=normal(100,10)", "--set", "iterations=0"));
    arguments.addAll(List.of("--out", temp.resolve("out")));
    return Submission.start(temp, installation.script(), Map.of(), arguments.toArray());
  }
}
