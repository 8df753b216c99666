package io.octollm.reflex.injection;

/** What reading one text needs, used again for the next one of the same layer. For one thread. */
final class Workspace {
  final WordingWindow window = new WordingWindow();
  final LeadWindow leads = new LeadWindow();
  final Stretch tellings = new Stretch();
  final Stretch stretch = new Stretch();
  final Request request = new Request();
  private int[] reached = {};

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
