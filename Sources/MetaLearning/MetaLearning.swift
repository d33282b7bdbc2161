// Few-shot meta-learning and parameter-efficient fine-tuning, for Swift programs and, through
// the bindings, for scripts. The map of the target:
//
//   Models/         parameters as values; models as functions of them; losses, accuracy
//   Training/       what every learner shares: inner loop, optimizers, schedules, worker threads
//   Tasks/          task configurations, families, distributions, episodes, random streams
//   Learners/       Reptile, and the checkpoints learners save
//   Adapters/       low-rank adaptation, and the factory that fits adapters to models
//   Evaluation/     baselines and the statistics that compare them
//   Configuration/  options and catalogues, experiment files in YAML, logging
//
// What bounds training (measured on Zen 5 with AVX-512, by processor time): an inner step of the
// 2-64-64-2 network at 5 examples takes about 2 µs, of which 1.2 µs are products and a third of those
// turns weights for x · Wᵀ; the rest is the many small steps around them, about 15 ns each. Keeping
// weights both ways round was rejected: updating the second copy costs what turning the first does.
// Recording made the difference (15 times), then products that finish in registers (1.4 times).
//
// Three rules hold throughout. Learners see parameters and a loss, never an adapter or a task
// family. Randomness is a parameter: an episode, a minibatch or a dropout mask is a function of
// its seed and its place, so any number of threads gives the same bits. Every family of things
// keeps one catalogue, from which names, errors and contract tests are read.

/// What every error of this library has in common: it explains itself in one sentence.
///
/// Scripts see the hierarchy of the API reference: this protocol is its base class.
public protocol MetaLearningError: Error, CustomStringConvertible {}
