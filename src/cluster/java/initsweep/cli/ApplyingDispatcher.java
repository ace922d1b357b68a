package initsweep.cli;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;

/**
 * An API server that keeps what it is given, also by server-side apply, which Spark uses for all
 * but pods: an object that does not exist is created, one that does is replaced.
 */
final class ApplyingDispatcher extends KubernetesCrudDispatcher {
  @Override
  public MockResponse handlePatch(RecordedRequest request) {
    if (!request.getPath().contains("fieldManager=")) {
      return super.handlePatch(request);
    }
    String object = request.getPath().replaceFirst("\\?.*", "");
    boolean exists = handleGet(object).code() != HttpURLConnection.HTTP_NOT_FOUND;
    return exists
        ? handleUpdate(as(HttpMethod.PUT, object, request))
        : handleCreate(as(HttpMethod.POST, object.replaceFirst("/[^/]+$", ""), request));
  }

  private static RecordedRequest as(HttpMethod method, String path, RecordedRequest request) {
    return new RecordedRequest(
        request.getHttpVersion(), method, path, request.getHeaders(), request.getBody());
  }
}
