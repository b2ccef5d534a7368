package dev.backline.audio.key;

import dev.backline.audio.key.KeyExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fits a network of {@link KeyJudge} to files of {@link KeyExamples} and adds it to a table: {@code
 * KeyFit <table> <seed> <file>...}.
 */
public final class KeyFit {
  private static final int CHORDS = 14;
  private static final int MOVES = 12;
  private static final int MIXTURE = 14;
  private static final int EPOCHS = 8;

  private KeyFit() {}

  public static void main(String[] args) throws IOException {
    var examples = new ArrayList<Example>();
    for (String file : List.of(args).subList(2, args.length)) {
      examples.addAll(KeyExamples.read(Path.of(file)));
    }
    KeyNetwork network = KeyNetwork.empty(CHORDS, MOVES, MIXTURE);
    new KeyTrainer(network, new Random(Long.parseLong(args[1]))).train(examples, EPOCHS);
    Path table = Path.of(args[0]);
    List<String> lines = new ArrayList<>(Files.exists(table) ? Files.readAllLines(table) : HEAD);
    lines.addAll(KeyTable.lines(network));
    Files.write(table, lines);
  }

  private static final List<String> HEAD =
      List.of(
          "# Networks that judge keys; see KeyJudge. Their sizes, then each unit's bias and"
              + " weights.");
}
