package dev.backline.export.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.ObjectStore;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestBucket;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@ExtendWith(EmbeddedStores.class)
class ExportHandlerTest {

  @TempDir Path folder;
  private ApplicationContext beans;
  private ExportHandler handler;
  private ObjectStore objects;

  @BeforeEach
  void start(S3Client s3, TestBucket bucket) {
    beans =
        Container.start(
            ExportHandler.class, new Settings(Map.of("MEDIA_BUCKET", bucket.name())), s3);
    handler = new ExportHandler(beans);
    objects = beans.getBean(ObjectStore.class);
  }

  @AfterEach
  void stop() {
    beans.close();
  }

  @Test
  void packagesAProductionWithTheMeasurementOfWhatItWrote() throws IOException {
    ExportOutput output = export(new Production(objects, folder), "prd_1", "Harbour");

    assertThat(output.files())
        .extracting(NamedFile::name)
        .containsExactly(
            "master.wav",
            "instrumental.wav",
            "vocal.wav",
            "stems/drums.wav",
            "stems/bass.wav",
            "master.mp3",
            "report.html",
            "manifest.json");
    assertThat(output.files())
        .allSatisfy(
            file -> {
              assertThat(file.key()).isEqualTo("users/usr_1/productions/prd_1/" + file.name());
              assertThat(objects.head(file.key())).isPresent();
            });
    Manifest manifest = manifest(output);
    assertThat(manifest.parameters().seed()).isEqualTo(7);
    assertThat(manifest.files().getFirst().loudness().orElseThrow().integratedLufs())
        .hasValueSatisfying(lufs -> assertThat(lufs).isBetween(-15.0, -13.0));
  }

  @Test
  void givesTheSameManifestForTheSameInputsInAnotherProduction() throws IOException {
    var production = new Production(objects, folder);

    ExportOutput first = export(production, "prd_3", "Harbour");
    ExportOutput second = export(production, "prd_4", "Harbour");

    assertThat(second.manifest().sha256()).isEqualTo(first.manifest().sha256());
    assertThat(second.manifest().key()).contains("prd_4");
  }

  @Test
  void writesAPageThatAsksNothingOfANetworkAndRunsNoOnesMarkup() throws IOException {
    ExportOutput output =
        export(new Production(objects, folder), "prd_5", "<script>alert(1)</script>");

    String page = new String(objects.read(file(output, "report.html").key()).orElseThrow(), UTF_8);
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Removed &lt;hum&gt;.", "C Minor")
        .doesNotContain("<script>alert", "http://", "https://", "{{");
  }

  @Test
  void saysWhoseTempoItIsWhenTheTakeHasNoPulse() throws IOException {
    var production = new Production(objects, folder);

    String own = page(production.ofDrone(Optional.empty()), "prd_6");
    String asked = page(production.ofDrone(Optional.of(92.0)), "prd_7");

    assertThat(own).contains("the band keeps a tempo of its own", "the take has no pulse");
    assertThat(asked).contains("the band keeps the tempo that was asked for");
    assertThat(List.of(own, asked))
        .allSatisfy(
            page -> assertThat(page).contains("92.0").doesNotContain("sure to 0 %", "0.0 BPM"));
  }

  private String page(Production production, String id) throws IOException {
    ExportOutput output = export(production, id, "Harbour");
    return new String(objects.read(file(output, "report.html").key()).orElseThrow(), UTF_8);
  }

  /** Packs what is finished before the mix, then exports, as the workflow does. */
  private ExportOutput export(Production production, String id, String title) throws IOException {
    ExportInput input = production.finished(id, title);
    var parts =
        new PackingInput(
            input.userId(),
            input.productionId(),
            input.take(),
            input.enhancement(),
            input.generation());
    PackingOutput packing = run(new PackingHandler(beans), parts, PackingOutput.class);
    return run(handler, production.of(id, title, packing), ExportOutput.class);
  }

  private <O> O run(JsonHandler<?, O> step, Object input, Class<O> output) throws IOException {
    Json json = beans.getBean(Json.class);
    var answer = new ByteArrayOutputStream();
    step.handleRequest(new ByteArrayInputStream(json.bytes(input)), answer, context());
    return json.read(answer.toString(UTF_8), output);
  }

  private Manifest manifest(ExportOutput output) throws IOException {
    byte[] text = objects.read(output.manifest().key()).orElseThrow();
    return beans.getBean(Json.class).read(new String(text, UTF_8), Manifest.class);
  }

  private static NamedFile file(ExportOutput output, String name) {
    return output.files().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getReturnType() == String.class ? "request" : null);
  }
}
