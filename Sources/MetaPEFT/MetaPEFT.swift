// What a Swift program that embeds the interpreter needs, under one import:
//
//   Session               runs scripts, calls their functions, reads and sets their values
//   SessionConfiguration  what scripts may use, and how much of it
//   ScriptValue           a script's value in Swift
//   ScriptError           how a script ended when it did not end well
//   installBindings()     the arrays and the learners, for sessions that want them
//
// `examples/embedding` shows each of them in a package of its own.
@_exported import MetaScript
@_exported import ScriptBindings
