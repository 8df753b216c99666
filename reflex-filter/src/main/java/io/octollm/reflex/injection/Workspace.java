package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/** What reading one text needs, used again for the next one of the same layer. For one thread. */
final class Workspace {
  final WordingWindow window = new WordingWindow();
  final LeadWindow leads = new LeadWindow();
  final Blocks blocks = new Blocks();
  final Stretch stretch = new Stretch();
  final Request request = new Request();
  private int[] reached = {};

  /** Begins a text. */
  void open(Text text) {
    window.open(text);
    leads.open();
    blocks.open();
  }

  /** What a machine of phrases knows of a text of which it has read nothing. */
  int[] reached(Automaton automaton) {
    reached = automaton.start(reached);
    return reached;
  }

  /** One for each of some layers, none of which is read twice at a time. */
  static Workspace[] of(int layers) {
    Workspace[] all = new Workspace[layers];
    for (int i = 0; i < layers; i++) {
      all[i] = new Workspace();
    }
    return all;
  }
}
