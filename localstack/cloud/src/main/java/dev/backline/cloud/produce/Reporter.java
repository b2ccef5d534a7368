package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;

/** Hears what becomes of a production, for a person or for a program. */
public interface Reporter {

  /** The account is signed in. */
  void began(Path take, URI baseUrl);

  /** The share of the take that has been sent, 0 to 1. */
  void uploaded(double share);

  /** The job as the API shows it, whenever something in it may have changed. */
  void progressed(JsonNode job);

  /** How the track begins can be heard. */
  void previewed(Path file);

  /** Something about the take that its owner should look at; it is worked on all the same. */
  void warned(String warning);

  /** The files lie in {@code folder}. */
  void finished(JsonNode job, Path folder);

  /** It ended without a result; {@code reason} is for a person. */
  void refused(String reason);
}
