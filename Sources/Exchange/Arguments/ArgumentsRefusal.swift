/// What refuses a schedule that a framework's arguments cannot say: always with the program for the same framework.
struct ArgumentsRefusal {
  /// The framework, in a sentence.
  let framework: String
  private let program: ExportTarget

  static let huggingFace = Self(framework: "Hugging Face", program: .huggingface)
  static let megatron = Self(framework: "Megatron", program: .pytorch)

  func error(_ place: String, _ fault: String) -> ExchangeError {
    ExchangeError(
      place, "\(framework) \(fault)", "export to \(program), which takes every schedule")
  }
}
