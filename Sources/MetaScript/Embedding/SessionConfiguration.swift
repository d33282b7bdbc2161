/// What a session may use and how much of it. The default grants nothing but output.
public struct SessionConfiguration {
  /// Bounds on one run. Reaching one ends the run with a `ScriptError` of kind `LimitReached`, which
  /// no `except` of the script catches.
  public struct Limits: Sendable {
    /// Calls and loop iterations; the same count on every run.
    public var steps: Int?
    /// Seconds of wall time.
    public var seconds: Double?
    /// Bytes of script data, arrays included.
    public var bytes: Int?
    /// Calls on top of each other; deeper is the ordinary `RecursionError`. 1000 unless set.
    public var recursionDepth: Int?

    public init(
      steps: Int? = nil, seconds: Double? = nil, bytes: Int? = nil, recursionDepth: Int? = nil
    ) {
      self.steps = steps
      self.seconds = seconds
      self.bytes = bytes
      self.recursionDepth = recursionDepth
    }

    var run: RunLimits {
      var limits = RunLimits()
      limits.steps = steps
      limits.seconds = seconds
      limits.bytes = bytes
      limits.depth = recursionDepth
      return limits
    }
  }

  public var limits = Limits()
  package var host = Host()

  public init() {}

  /// Takes what the script prints, as it prints it.
  public mutating func onOutput(_ body: @escaping @Sendable (String) -> Void) {
    host.writeOutput = { bytes in
      body(String(decoding: bytes, as: UTF8.self))
      return nil
    }
  }

  /// Takes what the script writes to `sys.stderr`.
  public mutating func onErrorOutput(_ body: @escaping @Sendable (String) -> Void) {
    host.writeError = { bytes in
      body(String(decoding: bytes, as: UTF8.self))
      return nil
    }
  }

  /// `sys.argv` of the script.
  public var arguments: [String] {
    get { host.arguments }
    set { host.arguments = newValue }
  }
}
