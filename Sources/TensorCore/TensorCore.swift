// TensorCore: arrays, operations, gradients, capture and replay, random streams, files.
//
// What goes in is Swift values and files; what comes out is `Tensor`, an immutable value. MLX 0.32.4
// is the oracle of names, promotion, shapes, wording of errors and numbers.
//
//   Values/      what a tensor is: `Tensor`, `DType` and promotion, `TensorError`, construction,
//                reading, printing.
//   Operations/  one operation, or one tight family, a file. An operation is a value (its kind and
//                its parameters) conforming to `Operation`: shape rule, kernel, derivative. Its
//                user-facing method on `Tensor` stands first in the file. Composite operations are
//                methods only.
//   Kernels/     the only folder, with byte access in Files/, that touches memory: `Storage`, the
//                pool, the memory budget, the interrupt flag, the BLAS gate, loops over elements.
//                The loops that need vector units are C, in the target CKernels.
//   Gradient/    the flat record of operations and reverse-mode differentiation over it:
//                `valueAndGradient`, `vectorJacobianProduct`, `jacobianVectorProduct`.
//   Replay/      a record turned into a plan with its buffers assigned, run without allocating.
//   Random/      MLX's random streams, as functions of an explicit key.
//   Files/       .npy, .npz, .safetensors, through `FileSystem`, saved atomically.
//
// The rule that ties them: eager running, recording and replay call the same `Operation.run` with
// the same choice of kernel by shape, so a replay gives the bits that running eagerly gives.
//
// What bounds a small convolution network (four layers of 64 filters, ten images a step, AMD Zen 5): on
// one thread 740 of 990 µs are its products, at 90 % of the processor's peak; the rest are patches,
// sweeps over images and arrays that come and go. What made the difference was kernels for batch
// normalization (forty sweeps a layer became ten), one list of pieces for all threads in place of a
// hand-over an operation, and waiting without yielding; threads that keep to their share of the rows
// halve the time of long sweeps, which are few here.
