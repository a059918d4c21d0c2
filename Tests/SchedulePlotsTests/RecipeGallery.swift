import Schedules

@testable import SchedulePlots

/// A picture for each family of recipes, with a panel for each recipe.
enum RecipeGallery {
  struct Family {
    let name: String
    let title: String
    /// The peak that the recipes of the family share, where they have one to choose.
    let peak: String
    let recipes: [String]
  }

  static let families = [
    Family(
      name: "recipes-decays", title: "Recipes: one decay after a warmup", peak: "3e-4",
      recipes: [
        "linear-decay", "cosine-decay", "polynomial-decay", "tanh-decay", "cosine-waves",
        "exponential-decay",
      ]),
    Family(
      name: "recipes-steps", title: "Recipes: rates in steps", peak: "0.1",
      recipes: ["step-decay", "multi-step-decay", "piecewise-constant", "piecewise"]),
    Family(
      name: "recipes-inverses", title: "Recipes: decays without an end", peak: "4.419e-3",
      recipes: ["inverse-square-root-decay", "inverse-time-decay", "noam"]),
    Family(
      name: "recipes-plateaus", title: "Recipes: plateaus and their ends", peak: "3e-4",
      recipes: ["constant", "warmup", "warmup-stable-decay", "cooldown", "tri-stage"]),
    Family(
      name: "recipes-cycles", title: "Recipes: cycles", peak: "1e-3",
      recipes: [
        "cosine-restarts", "hard-restarts", "cyclic-polynomial-decay", "triangular", "one-cycle",
        "three-part-cycle",
      ]),
  ]

  static func plots() throws -> [(name: String, plot: Plot)] {
    try families.map { family in
      let panels = try family.recipes.map { name in
        let schedule = try schedule(name, peak: family.peak)
        return Panel(name) { schedule.labeled("") }
      }
      return (family.name, Plot(family.title) { panels })
    }
  }

  /// The recipe's own example over 1 000 steps.
  private static func schedule(_ name: String, peak: String) throws -> Schedule {
    guard let recipe = Recipe.named(name) else { throw Missing(recipe: name) }
    var arguments = recipe.example
    if arguments["peak"] != nil { arguments["peak"] = peak }
    if arguments["steps"] != nil { arguments["steps"] = "1000" }
    arguments.merge(changes[name] ?? [:]) { $1 }
    return try recipe.schedule(arguments)
  }

  /// What makes the examples of a family comparable.
  private static let changes = [
    "noam": ["warmup": "100"],
    "step-decay": ["factor": "0.5"],
    "multi-step-decay": ["factors": "0.5"],
    "piecewise-constant": ["rates": "0.1,0.05,0.025"],
    "piecewise": ["rates": "0.1,0.1,0"],
  ]

  struct Missing: Error {
    let recipe: String
  }
}
