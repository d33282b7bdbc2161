// What scripts see of the arrays and of the learners: tables, and the few objects behind them.
//
//   Support/    errors as exceptions, arguments of rows, trees of arrays, files as the host lends them
//   Arrays/     `mlx.core`: `mx.array`, a mutable box over an immutable tensor; its operators,
//               methods and functions; random numbers, gradients, files
//   Modules/    `mlx.nn`, `mlx.optimizers`, `mlx.utils`, in the language itself, and what makes a
//               module of a script a model for learners
//   Showing/    `metapeft`: plots, tables, progress bars, and what cells show of a value
//   Help/       what `help` says of every name that these modules show
//   Reference/  the modules of the API reference, with and without their `src.` prefix
//
// A module is made when it is first imported, so a script that needs none of them pays nothing.
import MetaLearning
import MetaScript
import TensorCore

extension Session {
  /// Shows the arrays and the learners to the session's scripts.
  ///
  /// - Parameter replaying: Whether learners replay what they have recorded where that gives the same
  ///   bits; false runs every step as it is written.
  public func installBindings(replaying: Bool = true) throws(ScriptError) {
    try onMachine { machine, _ in
      ScriptObserver.of(machine).isReplaying = replaying
      machine.hostModules.merge(Bindings.modules) { _, new in new }
      machine.define(HelpRows.rows, in: machine.builtins)
      // Ctrl-C has to reach loops over elements, which know nothing of the machine.
      machine.interrupt.relay(NativeInterrupts.tell)
    }
  }

  /// Makes the API reference's names available without import, as a prompt and doctest give them.
  public func installReferenceNames() throws(ScriptError) {
    try onMachine { machine, main throws(Raised) in
      for (module, names) in Bindings.referenceNames {
        let source = try machine.importModule(module, from: machine.builtins, leaf: true)
        for name in names {
          let name = machine.heap.intern(name)
          if let value = source.value(name) { machine.heap.set(name, to: value, in: main) }
        }
      }
      for (name, module) in [("mx", "mlx.core"), ("nn", "mlx.nn"), ("optim", "mlx.optimizers")] {
        let module = try machine.importModule(module, from: machine.builtins, leaf: true)
        machine.heap.set(machine.heap.intern(name), to: module.value, in: main)
      }
    }
  }
}

/// The names that the prompt, doctest and notebooks have without import.
package enum ReferenceNames {
  package static var all: [String] {
    Bindings.referenceNames.flatMap(\.names) + ["mx", "nn", "optim"]
  }
}

/// Which modules there are.
enum Bindings {
  /// By dotted name; those of the reference under both of their names.
  static let modules: [String: ModuleMaker] = {
    var all = arrayModules
    for (name, maker) in referenceModules {
      all[name] = maker
      all["src." + name] = alias(of: name)
    }
    all["src"] = makePackage
    return all
  }()

  private static let arrayModules: [String: ModuleMaker] = [
    "mlx": makePackage,
    "mlx.core": makeCoreModule, "mlx.core.random": makeRandomModule,
    "mlx.core.linalg": makeLinearAlgebraModule, "mlx.core.fast": makeFastModule,
    "mlx.core.metal": makeAcceleratorModule, "mlx.core.cuda": makeAcceleratorModule,
    "mlx.utils": prelude(UtilsPrelude.text), "mlx.nn": makeNeuralModule,
    "mlx.nn.losses": prelude(LossesPrelude.text), "mlx.nn.init": prelude(InitPrelude.text),
    "mlx.nn.layers": alias(of: "mlx.nn"), "mlx.nn.layers.base": alias(of: "mlx.nn"),
    "mlx.nn.utils": makeNeuralUtilitiesModule, "mlx.optimizers": prelude(OptimizersPrelude.text),
    "metapeft": makeShowingModule,
  ]

  private static let referenceModules: [String: ModuleMaker] = [
    "utils": makePackage, "meta_learning": makePackage,
    "task_embedding": makePackage, "adapter_generation": makePackage,
    "utils.errors": prelude(ErrorsPrelude.text), "utils.config": makeConfigModule,
    "utils.logging": makeLoggingModule, "utils.baseline": makeBaselineModule,
    "meta_learning.models": makeModelsModule, "meta_learning.reptile": makeReptileModule,
    "meta_learning.maml": makeMAMLModule,
    "task_embedding.task_distribution": makeTaskModule,
    "adapter_generation.peft_integration": makePEFTModule,
    "adapter_generation.adapter_factory": makeFactoryModule,
  ]

  /// The names of the reference that need no import where a session asks for that, by module.
  static let referenceNames: [(module: String, names: [String])] = [
    ("meta_learning.reptile", ["ReptileLearner"]), ("meta_learning.maml", ["MAMLLearner"]),
    ("meta_learning.models", ["SimpleClassifier", "cross_entropy_loss", "accuracy", "mse_loss"]),
    ("task_embedding.task_distribution", ["TaskConfig", "TaskDistribution"]),
    ("adapter_generation.adapter_factory", ["AdapterFactory"]),
    ("adapter_generation.peft_integration", ["LoRAAdapter", "BaseAdapter"]),
    ("utils.config", ["MetaLearningConfig"]),
    ("utils.logging", ["setup_logger"]),
    ("utils.baseline", ["BaselineComparison"]),
    ("utils.errors", ["MetaLearningError", "TaskSamplingError", "AdapterCreationError"]),
    ("metapeft", ["plot", "progress", "display"]),
  ]

  /// A module that is a text in the language itself.
  static func prelude(_ text: String) -> ModuleMaker {
    { machine, module throws(Raised) in try machine.run(prelude: text, in: module) }
  }

  /// A module with the same contents as another.
  private static func alias(of name: String) -> ModuleMaker {
    { machine, module throws(Raised) in
      let original = try machine.importModule(name, from: machine.builtins, leaf: true)
      for name in original.definedNames {
        guard name.count == 0 || name[0] != 0x5F, let value = original.value(name) else { continue }
        machine.heap.set(name, to: value, in: module)
      }
    }
  }
}

/// A module that only has others in it.
private func makePackage(_ machine: Machine, _ module: ModuleRef) throws(Raised) {}
