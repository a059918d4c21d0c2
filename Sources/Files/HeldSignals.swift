import Foundation

/// The signals that people end a program with, held back from this thread: a program that ended while a temporary
/// is there would leave it behind.
///
/// They take effect where they are let go again. `SIGKILL` cannot be held back.
struct HeldSignals {
  /// A hang-up, an interrupt and a quit from the keyboard, and a request to end.
  static let all = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]

  private let before: sigset_t

  init() { before = Self.hold() }

  /// Lets them go: those that came meanwhile end the program here.
  func letGo() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Lets them go for as long as a call takes.
  func letGo(during call: () throws(FileError) -> Void) throws(FileError) {
    letGo()
    defer { _ = Self.hold() }
    try call()
  }

  /// Holds them; answers with what was held before.
  private static func hold() -> sigset_t {
    var (held, before) = (sigset_t(), sigset_t())
    sigemptyset(&held)
    for signal in all { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    return before
  }
}
