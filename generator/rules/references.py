"""Names of things and files that aren’t there: a rule a code."""

from __future__ import annotations

from generator.rules.rule import KNOWN, Rule

REFERENCES = (
    Rule(
        "former-id-taken",
        "error",
        "a former id that a role has now",
        "`formerly` names the id of a role that is in the book.",
        "One address can’t be that role’s page and lead to another one.",
        "Take the id out of `formerly`, or give that role another id.",
    ),
    Rule(
        "former-id-twice",
        "error",
        "a former id of two roles",
        "Two roles say that they had the same id.",
        "The old address can lead to one page alone.",
        "Take the id out of `formerly` of one of them: leave it where most of the work went.",
    ),
    Rule(
        "unknown-role",
        "error",
        "a role that doesn't exist",
        "The id is that of no file in `content/roles/`.",
        "Links would lead nowhere, and the ladder would have a gap.",
        f"Correct the id, or write the role. {KNOWN}",
    ),
    Rule(
        "unknown-ladder",
        "error",
        "a ladder that doesn't exist",
        "The id is that of no file in `content/ladders/`.",
        "Without its ladder a role has no level, no track and no place among the others.",
        f"Correct the id, or write the ladder. {KNOWN}",
    ),
    Rule(
        "unknown-track",
        "error",
        "a track that its ladder doesn't have",
        "The role's `track` is none of the tracks of its ladder.",
        "The role couldn't be drawn in any lane.",
        f"Correct the id, or add the track to the ladder. {KNOWN}",
    ),
    Rule(
        "unknown-level",
        "error",
        "a level that its ladder doesn't have",
        "The role's `level` is none of the levels of its ladder.",
        "What the level means would be said nowhere.",
        "Correct the level, or describe it in the ladder.",
    ),
    Rule(
        "unknown-skill",
        "error",
        "a skill that doesn't exist",
        "The id is that of no skill in `content/skills.yaml`.",
        "A skill is described once, with what each proficiency looks like; roles only point to it.",
        f"Correct the id, or add the skill to the library. {KNOWN}",
    ),
    Rule(
        "unknown-tool",
        "error",
        "a tool that doesn't exist",
        "The id is that of no tool in `content/skills.yaml`.",
        "A tool is named once, in every language; roles only point to it.",
        f"Correct the id, or add the tool under `tools:`. {KNOWN}",
    ),
    Rule(
        "unknown-location",
        "error",
        "a location that doesn't exist",
        "The id is that of no location in `content/locations.yaml`.",
        "A posting's place decides its pay zone, its paper and the laws it has to keep.",
        f"Correct the id, or add the location. {KNOWN}",
    ),
    Rule(
        "unknown-zone",
        "error",
        "a pay zone that doesn't exist",
        "The code is that of no zone in `content/locations.yaml`.",
        "Pay in a zone that nobody can name can't be shown.",
        f"Correct the code, or add the zone under `zones:`. {KNOWN}",
    ),
    Rule(
        "unknown-source",
        "error",
        "a source that doesn't exist",
        "The id is that of no source in `content/sources.yaml`.",
        "What a source reports is shown with its name and date, or not at all.",
        f"Correct the id, or add the source. {KNOWN}",
    ),
    Rule(
        "unknown-resource",
        "error",
        "a resource that doesn't exist",
        "The id is that of no certification, course or reading in `content/resources.yaml`.",
        "The page would name something that nobody can look up.",
        f"Correct the id, or add the resource. {KNOWN}",
    ),
    Rule(
        "unknown-duty",
        "error",
        "a duty that the role doesn't have",
        "A physical demand belongs to a duty, or a posting leaves one out, that is none of the "
        "role's `duties`.",
        "A job description says for each demand which essential duties need it; one that belongs "
        "to nothing can't be asked of anyone. And the duty that a posting was to leave out would "
        "be published.",
        f"Correct the id, or take the entry out if the role no longer has the duty. {KNOWN}",
    ),
    Rule(
        "unknown-requirement",
        "error",
        "a requirement that the role doesn't have",
        "A posting leaves a requirement out that is none of those of its role or industry.",
        "The one that was to be left out would be published.",
        f"Correct the id, or take the entry out if the role no longer asks for it. {KNOWN}",
    ),
    Rule(
        "marginal-demand",
        "warning",
        "a physical demand of a duty that isn't essential",
        "The demand names a duty with `essential: false`.",
        "What only a marginal duty needs may keep someone out who could do all that the role "
        "exists for.",
        "Name the essential duties that need it. If none does, delete the demand.",
        "United States: 29 CFR 1630.2(n), essential functions, and 1630.10, qualification "
        "standards that screen out",
    ),
    Rule(
        "unknown-industry",
        "error",
        "an industry that doesn't exist",
        "The id is that of no file in `content/industries/`.",
        "The posting would promise work of which the book says nothing.",
        f"Correct the id, or write the industry. {KNOWN}",
    ),
    Rule(
        "circular-quoted-by",
        "error",
        "sources that quote each other in a circle",
        "Following `quoted_by` from this source leads back to it.",
        "We know at least one of them from itself; as it stands, nobody has read any.",
        "Take `quoted_by` out of the one that was read itself, and write the day in `read`.",
    ),
    Rule(
        "missing-file",
        "error",
        "a file that the book needs is missing",
        "The book can't be read without this file.",
        "Every page names the employer, every posting a place, and roles may name skills.",
        "Write the file; `rolebook init` in an empty folder shows the smallest one that will do.",
    ),
    Rule(
        "unknown-file",
        "warning",
        "a file that Rolebook doesn't read",
        "The file is in the content folder, but neither its name nor its folder is one of the "
        "book's.",
        "A role in a folder whose name is mistyped is missing everywhere, and nobody is told.",
        "Rename or move it. Content is in `.yaml` files, pages in `.md`; names of files are ids.",
    ),
)
