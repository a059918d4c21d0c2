import Foundation
import Testing

@testable import bench

/// The protocol, with a shell in place of Python.
struct WorkerTests {
  /// Answers by the request's first word; `end` ends it.
  static let script = """
    while IFS= read -r line; do
      case "$line" in
        versions) echo "stub 1, of two words" ;;
        measure*) echo 2.5 ;;
        rate*) echo "error: LookupError: no such peer" ;;
        slow) printf 'two '; sleep 0.05; printf 'parts\\nand the next\\n' ;;
        next) ;;
        end) exit 3 ;;
        *) echo "$line" ;;
      esac
    done
    """

  private func worker() throws -> Worker { try Worker(["sh", "-c", Self.script]) }

  @Test func `a line is answered by a line, one after the other`() throws {
    let worker = try worker()
    defer { worker.end() }
    #expect(try worker.ask("versions") == "stub 1, of two words")
    #expect(try worker.number("measure", "numpy", "cosine", "10", "1") == 2.5)
    #expect(try worker.ask("versions") == "stub 1, of two words")
  }

  @Test func `fields are parted by tabulators`() throws {
    let worker = try worker()
    defer { worker.end() }
    #expect(try worker.ask("echo", "a peer", "7") == "echo\ta peer\t7")
  }

  @Test func `an answer that comes in parts is whole, and what follows waits its turn`() throws {
    let worker = try worker()
    defer { worker.end() }
    #expect(try worker.ask("slow") == "two parts")
    #expect(try worker.ask("next") == "and the next")
  }

  @Test func `what it cannot is an error with its reason, and it goes on`() throws {
    let worker = try worker()
    defer { worker.end() }
    let error = #expect(throws: WorkerError.self) { try worker.number("rate", "nothing") }
    #expect(
      error?.description
        == "asked for \"rate nothing\", the worker cannot: LookupError: no such peer")
    #expect(try worker.number("measure") == 2.5)
  }

  @Test func `an answer that is no number is an error where one is asked for`() throws {
    let worker = try worker()
    defer { worker.end() }
    #expect(throws: WorkerError.notANumber("versions", "stub 1, of two words")) {
      try worker.number("versions")
    }
  }

  @Test func `a worker that ends is an error, now and later`() throws {
    let worker = try worker()
    #expect(throws: WorkerError.ended("end")) { try worker.ask("end") }
    #expect(throws: WorkerError.ended("versions")) { try worker.ask("versions") }
    worker.end()
  }

  @Test func `a program that is not there is a worker that ended`() throws {
    let worker = try Worker(["/nowhere/python"])
    #expect(throws: WorkerError.ended("versions")) { try worker.ask("versions") }
    worker.end()
  }
}
