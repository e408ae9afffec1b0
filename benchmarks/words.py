"""Phrases for invented books; `{field}`, `{thing}`, `{people}`, `{sector}` are filled in a role."""

from __future__ import annotations

FIELDS = (
    ("account management", "account manager", "accounts", "clients"),
    ("customer service", "service agent", "requests", "customers"),
    ("data analysis", "data analyst", "data sets", "decision makers"),
    ("data engineering", "data engineer", "pipelines", "analysts"),
    ("electrical work", "electrician", "installations", "site managers"),
    ("event planning", "event planner", "events", "hosts"),
    ("facilities", "facilities technician", "buildings", "tenants"),
    ("field service", "service technician", "machines", "operators"),
    ("finance", "financial analyst", "budgets", "budget holders"),
    ("health and safety", "safety adviser", "risk assessments", "site teams"),
    ("industrial design", "industrial designer", "designs", "engineers"),
    ("information security", "security analyst", "controls", "system owners"),
    ("internal communication", "communication adviser", "messages", "colleagues"),
    ("legal", "legal counsel", "contracts", "contract owners"),
    ("logistics", "logistics planner", "routes", "carriers"),
    ("maintenance", "maintenance mechanic", "production lines", "shift leaders"),
    ("marketing", "marketing specialist", "campaigns", "product teams"),
    ("people operations", "people partner", "people processes", "managers"),
    ("product management", "product manager", "products", "users"),
    ("purchasing", "buyer", "supply contracts", "suppliers"),
    ("quality", "quality inspector", "inspections", "line managers"),
    ("recruiting", "recruiter", "vacancies", "hiring managers"),
    ("software engineering", "software engineer", "services", "product teams"),
    ("training", "trainer", "courses", "participants"),
    ("warehousing", "warehouse planner", "stock areas", "drivers"),
)
"""A job family: its name, its trade, what the work is on, and for whom."""

SECTORS = (
    *("retail", "food", "transport", "health", "education", "energy"),
    *("construction", "banking", "public services", "hospitality"),
)

EXPERT = (
    *("Trainee {trade}", "Assistant {trade}", "Associate {trade}", "{Trade}", "Advanced {trade}"),
    *("Senior {trade}", "Lead {trade}", "Principal {trade}", "Chief {trade}", "Fellow, {field}"),
)
"""Titles on the track of experts, from level 1 up."""

LEADS = (
    *("Team lead, {field}", "Manager of {field}", "Senior manager of {field}"),
    *("Head of {field}", "Director of {field}", "Vice president, {field}"),
)
"""Titles on the track of leads, from level 4 up."""

PROJECTS = (
    *("Project coordinator, {field}", "Project lead, {field}"),
    *("Programme lead, {field}", "Portfolio lead, {field}"),
)
"""Titles on the track of projects, from level 3 up."""

DUTIES = (
    "Agree with {people} in {sector} on a plan for the year, and see that both sides keep to it.",
    "Know who at the {people} uses, pays for or decides on {thing}, and hear when they change.",
    "Prepare the weekly review of {thing} and say which need a decision, from whom and when.",
    "Take charge when {thing} fail, and tell the {people} what happened and what will be done.",
    "Find what the {people} need and don’t get yet, and make the case for it to management.",
    "Forecast the work on {thing} for the quarter and explain each change from the last time.",
    "Present results against the plan to the {people} every quarter, with the figures behind them.",
    "Keep the record of {thing} current, so that a colleague can take over on any day.",
    "Check the work of newer colleagues on {thing}, and explain what should change and why.",
    "Compare offers and costs for {thing}, and propose what to buy, to make and to leave.",
    "Write down how {thing} are handled here, and bring the text up to date after each change.",
    "Train the {people} in what they can do themselves, and find out whether it helped.",
    "Settle which {thing} come first when there are more than can be done, and say so in advance.",
    "Follow the rules that hold for {field} in {sector}, and see that everyone knows of changes.",
    "Visit the places where {thing} are used, and hear from those who handle them every day.",
    "Measure how long {thing} take from start to end, and shorten the part that takes longest.",
)

EVIDENCE = (
    "Can say for each of the {people} who would agree, who would object, and when we last spoke.",
    "Writes the plan that the team works from and that the {people} have agreed to.",
    "Has a position, a fallback and a limit in writing before a talk about {thing} begins.",
    "Presents a bad quarter to the {people} and leaves with an agreed next step.",
    "Gets late work on {thing} moved forward without having anyone’s schedule to command.",
    "Shows from the record where {thing} stand still, and what that costs.",
    "Has brought a newer colleague to the point of handling {thing} alone.",
    "Finds the fault in {thing} that others have given up on, and writes down how.",
)

INDICATORS = (
    "Share of {thing} that are finished when promised",
    "Satisfaction of the {people}, asked twice a year",
    "Time from a request to the first answer",
    "Distance between forecast and result, by quarter",
    "Faults in {thing} found by others than us",
    "Cost of {thing} against the budget",
    "Colleagues who can take over {thing}",
)

DEMANDS = (
    "Has brought {thing} from a first request to the end without help.",
    "Has worked with {people} in {sector} or in a neighbouring field.",
    "Reads a contract for {thing} and finds what is missing in it.",
    "Can explain {field} to people who have never worked in it.",
    "Is willing to work where the {people} are for several days a month.",
)

EQUIVALENTS = (
    "Years of {field} inside another organization count as much.",
    "Two further years of direct work with {people} stand for it.",
    "A portfolio of {thing} that we can look at together counts as much.",
)

STUDIES = (
    *("business administration", "commerce", "economics", "engineering", "mathematics"),
    *("computer science", "communication", "law", "psychology", "industrial technology"),
)

CRITERIA = (
    "Two yearly plans carried through with the same {people}",
    "One hard case in {thing} brought to an end that both sides accepted",
    "A colleague coached through {thing} of their own",
    "A proposal for all {thing} that others have taken up",
    "A year without a fault in {thing} that had to be explained twice",
    "Stood in for the role above for a month or more",
    "A method for {thing} written down and used by others",
)

PROCESSES = (
    "The manager goes through examples of the work, and a panel from outside the team decides.",
    "People operations runs a selection for inside and outside applicants, with a work sample.",
    "The team’s lead proposes it twice a year, and the head of {field} agrees or says what lacks.",
)

QUESTIONS = {
    "How does it differ from the role below?": (
        "The {thing} are larger, the {people} more of them, and nobody else looks at the work "
        "before it goes out. What stays the same is the record: it has to be current on any day."
    ),
    "Does the role have direct reports?": (
        "That depends on the track. On the track of experts it has none; it directs work on "
        "{thing} whose people report elsewhere."
    ),
    "Can the work be done from home?": (
        "Part of it. Two days a week are usual, except in weeks in which {people} are visited or "
        "{thing} are handed over."
    ),
    "What would the first three months look like?": (
        "In the first month one goes along with a colleague, in the second one takes over a few "
        "{thing}, and in the third one presents them to the {people}."
    ),
    "Is a degree required?": (
        "No. We ask for one or for experience that shows the same, and we look at examples of "
        "work on {thing} in either case."
    ),
}

SUMMARIES = (
    "Looks after {thing} for {people} in {sector}, and answers for what was promised.",
    "Brings {thing} in {sector} from the first question to the end, together with the {people}.",
    "Holds the {thing} on which most depends for {people} in {sector}, and keeps them going.",
    "Makes {field} in {sector} something that {people} can rely on from one year to the next.",
)

ACTIVITIES = (
    ("Planning", "planning {}", "human"),
    ("Explaining", "explaining {} to others", "human"),
    ("Negotiating", "negotiating {}", "human"),
    ("Coaching", "coaching others in {}", "human"),
    ("Deciding", "deciding on {}", "human"),
    ("Coordinating", "coordinating {}", "human"),
    ("Measuring", "measuring {}", "technical"),
    ("Modelling", "modelling {}", "technical"),
    ("Testing", "testing {}", "technical"),
    ("Documenting", "documenting {}", "technical"),
    ("Automating", "automating {}", "technical"),
    ("Auditing", "auditing {}", "technical"),
)
SUBJECTS = (
    *("costs", "schedules", "quality", "risks", "suppliers"),
    *("contracts", "records", "systems", "safety", "change"),
)
PROFICIENCY = (
    "Helps with {0}, works from a model, and has the result read before it is used.",
    "Handles the usual cases of {0} alone and knows when to stop and ask.",
    "Handles difficult cases of {0} alone, across two teams, and writes down what was done.",
    "Is asked by colleagues who are stuck with {0}, and shows them a way that they can repeat.",
    "Sets how {0} is done here, measures whether it works, and changes it when it doesn’t.",
)

TOOLS = (
    *("spreadsheets", "presentations", "customer records", "ticket systems", "planning boards"),
    *("reporting", "document storage", "video meetings", "time recording", "purchasing systems"),
    *("drawing programs", "databases", "version control", "test benches", "hand-held scanners"),
)

SCOPES = (
    *("Tasks on {thing} that others hold.", "A few {thing} with someone to ask."),
    *("Most {thing} of one place.", "All {thing} of one of the {people}."),
    *("The {thing} whose loss would show in the results.", "A group of {thing} in several hands."),
    *("The hardest {thing} of a region.", "Questions on {thing} without a precedent here."),
    *("All {thing} of the company.", "How the whole field deals with {thing}."),
)
AUTONOMY = (
    *("Works from instructions and asks before leaving them.", "Orders the day’s tasks."),
    *("Decides within the rules and takes exceptions upwards.", "Decides how each case is run."),
    *("Proposes limits and may step into a colleague’s case.", "Decides within a yearly budget."),
)
INFLUENCE = (
    *(
        "The {people} who ask and receive; colleagues of the team.",
        "Regular contacts and their managers.",
    ),
    *("All {people} who use, pay or decide.", "Executives; colleagues in all regions."),
)
COMPLEXITY = (
    *(
        "One case at a time, most of them seen before.",
        "Many cases at once that resemble one another.",
    ),
    *(
        "Cases with many sites that want different things.",
        "Agreements over several years or countries.",
    ),
    *(
        "Choices with information that is never complete.",
        "Questions whose answer becomes the practice.",
    ),
)
