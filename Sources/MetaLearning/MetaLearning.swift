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
// What bounds training (measured on Zen 5 with AVX-512, from a script). A meta-iteration of the
// 2-64-64-2 network (4 tasks, 5 examples, 5 inner steps) takes 36 µs on one thread: 27 are the kernels of
// 20 steps and 4 query losses, of which 23 are products (13 at the processor's peak); 2 the outer step, the
// rest the script and what it hands over. Two threads take 23 µs where the two processors share a
// third-level cache, 28 where they do not: 14 are the share of the kernels. 25 tasks of second-order MAML
// on 1-40-40-1 take 104 µs, of which 80 are kernels (59 steps a task); two threads 61, or 78; reading
// the 100 arrays takes 8 of them. Two processors that are one core's threads do no more than one.
//
// An episode sampled from a script takes 0.71 µs: 0.46 its numbers, the rest the script's two calls and
// six cells of its heap; its arrays are made when they are read. A step of the LoRA encoder takes 141 ms
// on one thread, 106 of them products at 211 GFLOP/s (the processor's peak is 246 a core), the rest
// element by element at the speed of memory. Of a small job's 77 ms of processor time 45 are training,
// 7 imports.
//
// What made the difference: recording (15 times), products that finish in registers (1.4 times), short
// rows of a loss in columns (1.3 times), erf as a vector kernel (1.19 times for the encoder), element-wise
// operations as stages of the kernel before them (1.15 times for MAML). Threads gained nothing (22,000
// meta-iterations a second with one or two) as long as they counted references to the same tensors;
// hence `Elements`, which count none, and `SmallBlocks`, which keep elements away from what is counted.
// A count of a step's own is a few nanoseconds, but there were hundreds: an objective hands its
// parameters on as one array, a batch has one recording. Rows that another thread wrote are added up by
// columns, on all threads, where there are many: see `RowBlocks`.
// A layer of few examples reads its weights as they stand, by dots: turning them took as long as the
// product. Keeping weights both ways round was rejected: updating the second copy costs what turning
// the first does. Leaving the loss's value out of all inner steps but the last gains nothing, since the
// gradient does not wait for it.
//
// Three rules hold throughout. Learners see parameters and a loss, never an adapter or a task
// family. Randomness is a parameter: an episode, a minibatch or a dropout mask is a function of
// its seed and its place, so any number of threads gives the same bits. Every family of things
// keeps one catalogue, from which names, errors and contract tests are read.

/// What every error of this library has in common: it explains itself in one sentence.
///
/// Scripts see the hierarchy of the API reference: this protocol is its base class.
public protocol MetaLearningError: Error, CustomStringConvertible {}
