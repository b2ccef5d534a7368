package dev.backline.audio.fingerprint.landmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Landmarks of many tracks in memory, 16 bytes for each: a good megabyte for three minutes. The
 * same tracks in the same order and the same query give the same matches. Not for several threads
 * at once.
 */
public final class LandmarkIndex {

  // Copies under a vocal reached 42 at least; other recordings hardly ever 14, but one of the same
  // drums and a semitone away 40.
  private static final int LEAST_SCORE = 20;

  private final Postings postings = new Postings();
  private final List<String> tracks = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /**
   * Adds a track.
   *
   * @throws IllegalArgumentException if there is one under this id
   */
  public void add(String trackId, LandmarkFingerprint fingerprint) {
    if (!known.add(trackId)) {
      throw new IllegalArgumentException("There is a track " + trackId + " already");
    }
    int track = tracks.size();
    tracks.add(trackId);
    Landmarks.index(fingerprint, (landmark, frame) -> postings.add(landmark, track, frame));
  }

  /** Landmarks of all tracks. */
  public int size() {
    return postings.size();
  }

  /** The tracks that are heard in a query as they were; one match for each, the surest first. */
  public List<LandmarkMatch> matches(LandmarkFingerprint query) {
    return matches(query, List.of(Warp.NONE));
  }

  /**
   * As {@link #matches}, but also those that run up to 6 % faster or slower, with their pitch or
   * without. Takes 37 times as long.
   */
  public List<LandmarkMatch> matchesAtAnySpeed(LandmarkFingerprint query) {
    return matches(query, Warp.ALL);
  }

  private List<LandmarkMatch> matches(LandmarkFingerprint query, List<Warp> warps) {
    Map<Integer, Candidate> best = new HashMap<>();
    for (Warp warp : warps) {
      for (Candidate candidate : candidates(query, warp)) {
        best.merge(candidate.track, candidate, Candidate::surer);
      }
    }
    return best.values().stream()
        .sorted(
            Comparator.comparingDouble((Candidate candidate) -> -candidate.alignment.score())
                .thenComparingInt(Candidate::track))
        .map(this::match)
        .toList();
  }

  private List<Candidate> candidates(LandmarkFingerprint query, Warp warp) {
    Map<Integer, Hits> hits = new TreeMap<>();
    Landmarks.query(
        query,
        warp,
        (landmark, frame) ->
            postings.forEach(
                landmark,
                (track, trackFrame, weight) ->
                    hits.computeIfAbsent(track, _ -> new Hits()).add(frame, trackFrame, weight)));
    var candidates = new ArrayList<Candidate>();
    hits.forEach(
        (track, ofTrack) -> {
          Alignment alignment = Alignment.of(ofTrack, warp.speed());
          if (alignment.score() >= LEAST_SCORE) {
            candidates.add(new Candidate(track, warp, alignment));
          }
        });
    return candidates;
  }

  private LandmarkMatch match(Candidate candidate) {
    Alignment line = candidate.alignment;
    return new LandmarkMatch(
        tracks.get(candidate.track),
        LandmarkFingerprint.millis(line.firstQuery()),
        LandmarkFingerprint.millis(line.offset() + line.speed() * line.firstQuery()),
        LandmarkFingerprint.millis(line.lastQuery() - line.firstQuery()),
        line.speed(),
        candidate.warp.pitch(),
        line.hits(),
        line.score() / (line.score() + LEAST_SCORE));
  }

  private record Candidate(int track, Warp warp, Alignment alignment) {

    Candidate surer(Candidate other) {
      return other.alignment.score() > alignment.score() ? other : this;
    }
  }
}
