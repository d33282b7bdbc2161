// What a Swift program that embeds the interpreter needs, under one import:
//
//   Session               runs scripts, calls their functions, reads and sets their values
//   SessionConfiguration  what scripts may use, and how much of it
//   ScriptValue           a script's value in Swift
//   ScriptError           how a script ended when it did not end well
//   installBindings()     the arrays and the learners, for sessions that want them
//   Figure                curves, points, histograms and pictures, for terminals and files
//
// and the learners, task families, adapters and arrays themselves, for programs that need no
// script. `examples/embedding` shows the first part in a package of its own.
@_exported import MetaLearning
@_exported import MetaScript
@_exported import Plotting
@_exported import ScriptBindings
@_exported import TensorCore
