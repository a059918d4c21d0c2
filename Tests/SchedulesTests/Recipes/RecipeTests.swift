import Testing

@testable import Schedules

extension Recipe: CustomTestStringConvertible {
  public var testDescription: String { name }

  /// Schedules to make it of, if it is made of any.
  var exampleParts: [Schedule] {
    parts == 0...0 ? [] : [.warmup(to: 1, over: 10), .ramp(from: 1, to: 0, over: 90)]
  }

  func exampleSchedule(changing arguments: [String: String] = [:]) throws -> Schedule {
    try schedule(example.merging(arguments) { $1 }, of: exampleParts)
  }
}

struct RecipeTests {
  @Test(arguments: Recipe.all)
  func `its example is a schedule, total and finite, and never negative`(recipe: Recipe) throws {
    let schedule = try recipe.exampleSchedule()
    #expect(schedule.length > 0)
    #expect(schedule.brokenInvariants == [])
    let far = [Int.min, -1, schedule.length, schedule.length + 1, Int.max]
    for step in Array(0..<schedule.length) + far {
      #expect(schedule[step].isFinite && schedule[step] >= 0, "step \(step)")
    }
    #expect(schedule.peak > 0)
  }

  @Test func `names are each its own, in lower case with hyphens`() {
    let names = Recipe.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
    for recipe in Recipe.all {
      #expect(Recipe.named(recipe.name)?.summary == recipe.summary)
      let parameters = recipe.parameters.map(\.name)
      #expect(Set(parameters).count == parameters.count)
      #expect(parameters.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
    }
    #expect(Recipe.named("cosine") == nil)
  }

  @Test(arguments: Recipe.all)
  func `each says what it is, its formula, and its name elsewhere`(recipe: Recipe) {
    #expect(recipe.summary.hasSuffix("."))
    #expect(!recipe.formula.isEmpty && !recipe.peers.isEmpty)
    #expect(recipe.parameters.allSatisfy { !$0.help.isEmpty })
    #expect(recipe.parameters.allSatisfy { !$0.isRequired || $0.standard == nil })
  }

  @Test(arguments: Recipe.all)
  func `to give a standard is to give nothing`(recipe: Recipe) throws {
    let schedule = try recipe.exampleSchedule()
    for parameter in recipe.parameters where recipe.example[parameter.name] == nil {
      guard let standard = parameter.standard else { continue }
      #expect(
        try recipe.exampleSchedule(changing: [parameter.name: standard]) == schedule,
        "\(parameter.name) \(standard)")
    }
  }

  @Test(arguments: Recipe.all)
  func `what is required is asked for, by its name`(recipe: Recipe) {
    for parameter in recipe.parameters where parameter.isRequired {
      var arguments = recipe.example
      #expect(arguments.removeValue(forKey: parameter.name) != nil, "\(parameter.name)")
      let error = #expect(throws: ScheduleError.self) {
        try recipe.schedule(arguments, of: recipe.exampleParts)
      }
      #expect(
        error.map { "\($0)" }
          == "\(parameter.name): \(recipe.name) needs it; give \(parameter.help)")
    }
  }

  @Test(arguments: Recipe.all)
  func `what is left out is asked for, or not needed`(recipe: Recipe) {
    for name in recipe.example.keys {
      var arguments = recipe.example
      arguments[name] = nil
      do {
        _ = try recipe.schedule(arguments, of: recipe.exampleParts)
      } catch {
        // Nothing is never read as a value.
        let fault = (error as? ScheduleError)?.fault ?? ""
        #expect(!fault.hasPrefix("\"\" is not "), "\(name)")
      }
    }
  }

  @Test(arguments: Recipe.all)
  func `what it does not know is refused, with what it knows`(recipe: Recipe) {
    let error = #expect(throws: ScheduleError.self) {
      try recipe.exampleSchedule(changing: ["height": "3"])
    }
    #expect(
      error.map { "\($0)" }
        == "height: \(recipe.name) has no such parameter; "
        + "it has \(recipe.parameters.map(\.name).joined(separator: ", "))")
  }

  @Test(arguments: Recipe.all)
  func `every value that is no value is refused by its parameter`(recipe: Recipe) {
    for parameter in recipe.parameters where parameter.value != nil {
      for wrong in ["x", "nan", "0x10"] {
        var arguments = recipe.example
        arguments[parameter.name] = wrong
        // One of the two is read.
        if parameter.name == "factors" { arguments["rates"] = nil }
        let error = #expect(throws: ScheduleError.self, "\(parameter.name) \(wrong)") {
          try recipe.schedule(arguments, of: recipe.exampleParts)
        }
        #expect(error?.path == parameter.name)
        #expect(error?.fault.hasPrefix("\"\(wrong)\" is not ") == true)
      }
    }
  }

  @Test(arguments: Recipe.all)
  func `schedules are taken where it is made of some, and nowhere else`(recipe: Recipe) {
    let parts = recipe.parts == 0...0 ? [Schedule.constant(1, for: 1)] : []
    let error = #expect(throws: ScheduleError.self) {
      try recipe.schedule(recipe.example, of: parts)
    }
    #expect(error?.path == "")
  }

  @Test func `a product and a sequence are those of the algebra`() throws {
    let parts: [Schedule] = [
      .warmup(to: 1, over: 10), .ramp(from: 1, to: 0, over: 90), .constant(0.5, for: 5),
    ]
    let product = try #require(Recipe.named("product"))
    #expect(
      try product.schedule([:], of: parts)
        == parts[0].multiplied(by: parts[1]).multiplied(by: parts[2]))
    let sequence = try #require(Recipe.named("sequence"))
    #expect(try sequence.schedule([:], of: parts) == .sequence(parts))
    #expect(
      try sequence.schedule(["boundaries": "5,1_0"], of: parts)
        == .sequence(parts, switchingAt: [5, 10]))
    let hundred = [Schedule](repeating: .constant(1, for: 2), count: 100)
    #expect(try product.schedule([:], of: hundred) == hundred[0])
    #expect(throws: ScheduleError.self) { try product.schedule([:], of: hundred + hundred) }
    #expect(throws: ScheduleError.self) { try product.schedule([:], of: hundred + [parts[0]]) }
    let error = #expect(throws: ScheduleError.self) { try product.schedule([:], of: [parts[0]]) }
    #expect(
      error.map { "\($0)" }
        == "product is made of two or more schedules, not of 1; give so many")
  }
}
