package initsweep.spark;

import initsweep.spark.yarn.DriverFailure;
import initsweep.spark.yarn.FailedApplication;
import initsweep.spark.yarn.YarnWatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * spark-submit to YARN with the driver on the cluster. Says what the ResourceManager does
 * meanwhile, and passes on the driver's error and exit code.
 */
final class YarnSubmission {
  private static final Logger LOG = LoggerFactory.getLogger(YarnSubmission.class);

  private YarnSubmission() {}

  /** Decided by the words alone first, since reading all settings takes a while. */
  static boolean isMeant(String... arguments) {
    List<String> words = Arrays.asList(arguments);
    if (words.stream().noneMatch(word -> word.endsWith("cluster") || word.contains("properties"))) {
      return false;
    }
    SparkSubmitArguments parsed = parse(arguments);
    return "cluster".equals(parsed.deployMode()) && Masters.isYarn(parsed.master());
  }

  static void run(String... arguments) throws Throwable {
    SparkConf conf = new SparkConf();
    CollectionConverters.asJava(parse(arguments).sparkProperties()).forEach(conf::set);
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    StartChecks.requireResourceManager(hadoop);
    conf.setIfMissing(YarnWatch.TAGS, YarnWatch.newTag());
    String tags = conf.get(YarnWatch.TAGS);
    YarnWatch watch = YarnWatch.start(hadoop, tags, true, LOG::info);
    try {
      SparkSubmit.main(
          Stream.concat(Stream.of("--conf", YarnWatch.TAGS + "=" + tags), Arrays.stream(arguments))
              .toArray(String[]::new));
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      Optional<DriverFailure> failure = FailedApplication.explain(e, hadoop);
      throw failure.isPresent() ? failure.get() : e;
    } finally {
      watch.close();
    }
    LOG.info("YARN: the driver has finished; what it printed is in the application's log");
  }

  private static SparkSubmitArguments parse(String... arguments) {
    return new SparkSubmitArguments(
        CollectionConverters.asScala(Arrays.asList(arguments)).toSeq(),
        Map$.MODULE$.from(CollectionConverters.asScala(System.getenv())));
  }
}
