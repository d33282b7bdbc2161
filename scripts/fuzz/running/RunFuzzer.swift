import MetaScript

// Whole programs under limits: whatever libFuzzer makes up is run as a script. Nothing may trap,
// outlive its limits or leak; what a program that is refused or fails says is written out too.

/// The session is renewed after so many programs, so that what one of them left behind (a changed
/// module, a cache) cannot carry on for ever.
private let programsPerSession = 500

// libFuzzer calls from one thread only.
nonisolated(unsafe) private var session: Session?
nonisolated(unsafe) private var programs = 0

/// Runs the text in a module of its own.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRunning(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  if unsafe programs % programsPerSession == 0 {
    unsafe session = nil
    var configuration = SessionConfiguration()
    configuration.limits = .init(steps: 30_000, seconds: 5, bytes: 64 << 20, recursionDepth: 100)
    unsafe session = try? Session(configuration)
  }
  unsafe programs += 1
  guard let session = unsafe session else { fatalError("no session") }
  do {
    try session.runAlone(SourceText(name: "fuzz", bytes: bytes))
  } catch {
    _ = error.rendered(color: true)
  }
  return 0
}
