package initsweep.spark.yarn;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.ApplicationsRequestScope;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** The ResourceManager's list of applications. */
final class Applications implements AutoCloseable {
  private final YarnClient client = YarnClient.createYarnClient();

  /**
   * @param hadoop which finds the ResourceManager with the help of yarn-site.xml
   */
  Applications(Configuration hadoop) {
    client.init(new YarnConfiguration(hadoop));
    client.start();
  }

  ApplicationReport report(String id) throws IOException, YarnException {
    return client.getApplicationReport(ApplicationId.fromString(id));
  }

  /** The newest one of this user with a tag. */
  Optional<ApplicationReport> tagged(String tag) throws IOException, YarnException {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance();
    request.setScope(ApplicationsRequestScope.OWN);
    request.setApplicationTags(Set.of(tag));
    return client.getApplications(request).stream()
        .max(Comparator.comparing(ApplicationReport::getApplicationId));
  }

  @Override
  public void close() {
    client.stop();
  }
}
