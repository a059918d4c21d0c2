import Foundation
import Testing

@testable import notebooks

struct LinkTests {
  @Test func `links and images to files are found, others are not`() {
    let links = Link.all(
      in:
        "[a](b.md) ![c](../Plots/d.svg \"e\") [f](https://g.h) `[i](j)` <img src=\"k.svg\"> [l](#m)",
      at: 7)
    #expect(links.map(\.target) == ["b.md", "../Plots/d.svg", "#m", "k.svg"])
    #expect(links.map(\.isImage) == [false, true, false, true])
    #expect(Page("```sh\n[a](b)\n```\n[c](d)", path: "a.md").links.map(\.target) == ["d"])
  }

  @Test func `headings are linked to as they are called`() {
    let text = "# One: `two`, 3\n```sh\n# no heading\n```\n## Four_five\n"
    #expect(Link.anchors(in: text) == ["one-two-3", "four_five"])
  }

  @Test func `a link that leads nowhere is a finding at its line`() throws {
    try inPackage([
      "a.md": """
      # Here
      [b](b.md) [up](../README.md) [plots](../Plots) [head](b.md#far-away) [here](#here)
      [c](c.md)
      ![d](../Plots/d.svg)
      ![plots](../Plots)
      [e](b.md#nowhere)
      [f](#nowhere)
      [g](b%2Emd)
      """,
      "b.md": "## Far away", "../README.md": "[gone](Sources)",
    ]) { notebooks in
      expect(
        try notebooks.check(),
        "Notebooks-md/a.md:3: this link leads nowhere: there is no Notebooks-md/c.md",
        "Notebooks-md/a.md:4: this image leads nowhere: there is no Plots/d.svg",
        "Notebooks-md/a.md:5: this image leads nowhere: there is no Plots",
        "Notebooks-md/a.md:6: this link leads nowhere: there is no heading #nowhere",
        "Notebooks-md/a.md:7: this link leads nowhere: there is no heading #nowhere",
        "README.md:1: this link leads nowhere: there is no Sources")
    }
  }
}
