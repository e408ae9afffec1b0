"""What can go wrong with a build and its output: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

OUTPUT = (
    Rule(
        "no-site",
        "advice",
        "the site has no address yet",
        "`rolebook.yaml` has no `site:`.",
        "Without it the sitemap, the canonical links and the addresses in job data aren't written; "
        "search engines and job boards need them.",
        "Write the address at which the site will stand: `site: https://careers.example.com/`.",
    ),
    Rule(
        "feed-without-site",
        "warning",
        "feeds that can't be made",
        "`formats` in `rolebook.yaml`, or `--only`, asks for feeds, and there is no `site:`.",
        "A feed leads to each posting by its whole address. Without one no feed is made, and job "
        "boards would wait for it in vain.",
        "Write the address at which the site will stand, `site: https://careers.example.com/`, or "
        "take the feeds out of `formats`.",
    ),
    Rule(
        "template-error",
        "error",
        "a template fails",
        "A template can't be read, or asks for something that the page doesn't have.",
        "The pages made from it are left as they were.",
        "Look at the line shown. Templates lie in `templates/`; a template with the name of a "
        "packaged one lies over it.",
    ),
    Rule(
        "format-error",
        "error",
        "a format fails",
        "The function that makes a file of this form raised an error.",
        "The files that it should have made are left as they were.",
        "Look at the line that it names. If the format isn't one of your own, the fault is ours: "
        "leave it out of `formats` in `rolebook.yaml`, and tell us.",
    ),
    Rule(
        "output-refused",
        "error",
        "a folder that can't be the output",
        "The output would be the project's own folder, one above it, or one that holds content or "
        "templates, or a folder that Rolebook didn't make.",
        "A build tidies its output; it must never tidy your sources.",
        "Name a folder that is new, empty or made by Rolebook before.",
    ),
    Rule(
        "output-not-ours",
        "error",
        "a foreign file is in the way",
        "A file stands where the build would write, and Rolebook didn't write it.",
        "Files of others are never overwritten.",
        "Move the file away, and build again.",
    ),
    Rule(
        "output-unwritable",
        "error",
        "the output can't be written",
        "The system refuses to let Rolebook write there.",
        "Nothing was published: the output is as it was.",
        "Look at the permissions of the folder and who owns it, or name another.",
    ),
    Rule(
        "output-path",
        "error",
        "two outputs would be one file",
        "A file's path leads out of the output folder, or two things would be written to paths "
        "that differ in upper and lower case, or in how an accent is coded, alone.",
        "On the disks of Windows and macOS such paths are one file: one page would replace the "
        "other.",
        "Rename one of the two that the message names.",
    ),
    Rule(
        "archive-refused",
        "error",
        "a folder that can't hold copies",
        "The folder for copies of postings would be the project's own, hold or lie in one that has "
        "another use, or lead out of the project by a link.",
        "Copies are kept for years and never changed; the output is tidied, and content is read.",
        "Name a folder of the project that has no other use: `archive: archive`.",
    ),
    Rule(
        "archive-unwritable",
        "error",
        "copies of postings can't be kept",
        "The system refuses to let Rolebook write a copy, or has no room for it.",
        "The site is published; a copy of what it shows of a posting is missing, and several "
        "places want copies kept.",
        "Make room or look at the permissions of the folder, and build again: copies that were "
        "made stay, the missing ones are made then.",
    ),
    Rule(
        "build-running",
        "error",
        "another build is at work",
        "A build holds the project or its output folder.",
        "Two builds that write the same files at once would mix what they make.",
        "Wait until it has ended, then build again. The hold ends with the program that has it, "
        "even when that is killed.",
    ),
    Rule(
        "worker-died",
        "error",
        "a process of the build came to an end",
        "One of the processes that make the pages and PDFs was ended from outside, most often for "
        "want of memory.",
        "What it was making is missing, so nothing was published: the files of the last build are "
        "whole.",
        "Close other programs, or build with fewer processes, and try again.",
    ),
    Rule(
        "search-error",
        "error",
        "the search index can’t be made",
        "Pagefind, which makes the index of the full-text search, isn’t there or has failed.",
        "Pages would have a field that finds nothing, so nothing was published: the files of the "
        "last build are whole.",
        "Do what its message asks for; or take `search` out of `formats`, and build without it.",
    ),
    Rule(
        "disk-full",
        "error",
        "the disk is full",
        "The system has no room left for what the build writes.",
        "Nothing was published: the files of the last build are whole.",
        "Make room, and build again.",
    ),
)
