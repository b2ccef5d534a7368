package dev.backline.audio.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.fit.KeyPieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTrainerTest {

  @Test
  void learnsFromSomePiecesToDoubtTheKeysOfOthersLess() {
    KeyNetwork network = KeyNetwork.empty(3, 2, 3);
    var trainer = new KeyTrainer(network, new Random(1));
    List<KeyExamples.Example> unheard = pieces(5000, 40);
    double before = doubt(network, unheard);

    trainer.train(pieces(1, 60), 12);

    assertThat(doubt(network, unheard)).isLessThan(before - 0.2);
  }

  @Test
  void writesWhatIsReadAgain() {
    KeyNetwork network = KeyNetwork.empty(2, 2, 2);
    new KeyTrainer(network, new Random(2));

    List<String> lines = KeyTable.lines(network);

    KeyJudge again = KeyJudge.of(lines.iterator());
    KeyExamples.Example piece = pieces(1, 3).getFirst();
    double[] scores = again.hear(steps(piece)).scores(0, steps(piece).count());
    double[] expected =
        new KeyJudge(List.of(network)).hear(steps(piece)).scores(0, steps(piece).count());
    for (int key = 0; key < scores.length; key++) {
      assertThat(Math.exp(scores[key]))
          .isBetween(Math.exp(expected[key]) - 0.02, Math.exp(expected[key]) + 0.02);
    }
  }

  /** Mean cross entropy of the right key. */
  private static double doubt(KeyNetwork network, List<KeyExamples.Example> pieces) {
    var judge = new KeyJudge(List.of(network));
    return pieces.stream()
        .mapToDouble(
            piece -> -judge.hear(steps(piece)).scores(0, steps(piece).count())[piece.key()])
        .average()
        .orElseThrow();
  }

  private static KeySteps steps(KeyExamples.Example piece) {
    return KeySteps.of(piece.chromagram(), 0, piece.frames());
  }

  private static List<KeyExamples.Example> pieces(long first, int count) {
    var pieces = new ArrayList<KeyExamples.Example>();
    for (int i = 0; i < count; i++) {
      KeyPieces.made(first + i).map(KeyExamples::example).ifPresent(pieces::add);
    }
    return pieces;
  }
}
