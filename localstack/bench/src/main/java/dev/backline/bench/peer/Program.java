package dev.backline.bench.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that does what a part of the engine does. */
public enum Program {
  /** Of the project's layer where {@code FFMPEG_HOME} names it. */
  FFMPEG("ffmpeg", "Debian package ffmpeg"),
  AUBIO("aubio", "Debian package aubio-tools"),
  SOUNDSTRETCH("soundstretch", "Debian package soundstretch"),
  BPM_TOOLS("bpm", "Debian package bpm-tools"),
  VAMP("vamp-simple-host", "Debian package vamp-examples"),
  KEYFINDER("keyfinder-cli", "not in Debian 12; github.com/evanpurkhiser/keyfinder-cli"),
  NODE("node", "Debian package nodejs"),
  SOX("sox", "Debian package sox"),
  /** Counts as installed when it has WebRTC's noise suppression. */
  GSTREAMER("gst-launch-1.0", "Debian package gstreamer1.0-plugins-bad"),
  FPCALC("fpcalc", "Debian package libchromaprint-tools"),
  AUDIOWAVEFORM("audiowaveform", "not in Debian 12; github.com/bbc/audiowaveform");

  private static final String DEBIAN = "Debian package ";

  private final String command;
  private final String source;

  Program(String command, String source) {
    this.command = command;
    this.source = source;
  }

  /** The name of its command. */
  public String command() {
    return command;
  }

  /** Where it is to be had. */
  public String source() {
    return source;
  }

  /** Where it is installed. */
  public Optional<Path> path() {
    String home = System.getenv("FFMPEG_HOME");
    if (this == FFMPEG && home != null) {
      return Optional.of(Path.of(home, "bin", command)).filter(Files::isExecutable);
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether it can be run. */
  public boolean installed() {
    return path().isPresent() && (this != GSTREAMER || hasWebrtc());
  }

  private static boolean hasWebrtc() {
    try {
      return !Invocation.of(List.of("gst-inspect-1.0", "webrtcdsp")).run().text().isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  /** A call of it. */
  public Invocation with(Object... arguments) {
    Path path =
        path()
            .orElseThrow(() -> new IllegalStateException(command + " is not installed: " + source));
    List<String> words = new ArrayList<>(List.of(path.toString()));
    for (Object argument : arguments) words.add(argument.toString());
    return Invocation.of(words);
  }

  /** What its package says, or it itself; "unknown" if neither does. */
  public String version() {
    try {
      return switch (this) {
        case FFMPEG -> with("-hide_banner", "-version").run().find("version (\\S+)");
        case NODE -> with("--version").run().find("v(\\S+)");
        default -> packaged();
      };
    } catch (IOException _) {
      return "unknown";
    }
  }

  private String packaged() throws IOException {
    if (!source.startsWith(DEBIAN)) return "unknown";
    String name = source.substring(DEBIAN.length());
    return Invocation.of(List.of("dpkg-query", "-W", "-f", "${Version}", name)).run().text();
  }
}
