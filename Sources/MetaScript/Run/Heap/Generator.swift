/// A generator: a frame that waits. Its registers move to the machine's stack while it runs.
@safe package struct GeneratorLayout: BitwiseCopyable {
  var header: Header
  var function: UnsafeMutablePointer<FunctionLayout>
  var registers: UnsafeMutablePointer<Value>?
  var registerCount: Int
  /// Index of the instruction to go on with.
  var resumePoint: Int
  /// The register that receives what `send` passes.
  var receives: UInt16
  /// The exception being handled inside the generator, kept while it waits.
  var handling: Value
  /// The iterator that `yield from` delegates to, or undefined.
  var delegate: Value
}

@safe package struct GeneratorRef: Handle {
  package enum State: UInt8 { case created, suspended, running, finished }

  package static let kind = Tag.generator
  package let pointer: UnsafeMutablePointer<GeneratorLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<GeneratorLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var state: State {
    get { unsafe unsafeBitCast(flags, to: State.self) }
    nonmutating set { flags = newValue.rawValue }
  }
  package var function: FunctionRef { unsafe FunctionRef(pointer.pointee.function) }
  var resumePoint: Int { unsafe pointer.pointee.resumePoint }
  /// What a generator waiting in `yield from` delegates to.
  var delegate: Value? {
    let delegate = unsafe pointer.pointee.delegate
    return delegate.isUndefined ? nil : delegate
  }
}

extension Heap {
  /// A generator that has not started; `registers` are copied from the frame of the call.
  func generator(
    _ function: FunctionRef, registers: UnsafeMutablePointer<Value>, count: Int
  ) -> GeneratorRef {
    let generator = unsafe allocate(.generator, size: MemoryLayout<GeneratorLayout>.size)
      .assumingMemoryBound(to: GeneratorLayout.self)
    let saved = unsafe buffer(count * 16).assumingMemoryBound(to: Value.self)
    unsafe saved.update(from: registers, count: count)
    unsafe generator.pointee.function = function.pointer
    unsafe generator.pointee.registers = saved
    unsafe generator.pointee.registerCount = count
    unsafe generator.pointee.resumePoint = 0
    unsafe generator.pointee.receives = 0
    unsafe generator.pointee.handling = .none
    unsafe generator.pointee.delegate = .undefined
    return unsafe GeneratorRef(generator)
  }

  func releaseRegisters(of generator: GeneratorRef) {
    guard let registers = unsafe generator.pointer.pointee.registers else { return }
    unsafe release(registers, count: generator.pointer.pointee.registerCount * 16)
    unsafe generator.pointer.pointee.registers = nil
  }
}
