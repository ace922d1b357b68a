package initsweep.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.storage.Store;
import initsweep.table.RunTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSettingsTest {
  private static final JsonNode ASKED = json("{'name':'small','question':'Why?'}");
  private static final JsonNode SHOWN =
      json("{'name':'small','show':{'metric':'rho','over':'lr'}}");

  @TempDir Path path;
  private Store store;

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @BeforeEach
  void claim() {
    store = Stores.at(path);
    Manifests.claim(
        store, new Manifest(json("{}"), ASKED, json("{}"), 1, RunTable.SCHEMA_VERSION), false);
  }

  private List<Manifest> manifests() {
    return Manifests.read(store);
  }

  private JsonNode sweep() {
    return PageSettings.sweep(store, manifests());
  }

  @Test
  void thoseOfTheManifestNeedNoFile() {
    PageSettings.keep(store, manifests(), ASKED);
    assertThat(sweep()).isEqualTo(ASKED);
    assertThat(store.list("_sweep")).doesNotContain("page.json");
  }

  @Test
  void theLatestCountAndTheManifestStaysAsItIs() {
    PageSettings.keep(store, manifests(), SHOWN);
    assertThat(sweep()).isEqualTo(SHOWN);
    assertThat(manifests().get(0).sweep()).isEqualTo(ASKED);
    PageSettings.keep(store, manifests(), json("{'name':'small'}"));
    assertThat(sweep()).isEqualTo(json("{'name':'small'}"));
  }

  @Test
  void aDamagedFileIsNotReadAndWrittenAnew() {
    PageSettings.keep(store, manifests(), SHOWN);
    store.replace("_sweep/page.json", "{\"show".getBytes(UTF_8));
    assertThat(sweep()).isEqualTo(ASKED);
    PageSettings.keep(store, manifests(), SHOWN);
    assertThat(sweep()).isEqualTo(SHOWN);
  }
}
