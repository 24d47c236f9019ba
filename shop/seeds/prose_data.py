"""What the shop's writers know: twenty subjects, five points on each, four sentences on each point.

The first sentence of a point stands alone, any one of the others can be left out, and the points of a subject can be told in any order.
"""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """One thing to say about a subject: a noun phrase that names it, and sentences in their order."""

    name: str
    sentences: tuple[str, ...]


class Subject(NamedTuple):
    """What a text is about, in the plural, and the category of products that it belongs to."""

    name: str
    category: str
    tags: tuple[str, ...]
    points: tuple[Point, ...]


def _subject(name: str, category: str, tags: str, block: str) -> Subject:
    points = []
    for line in block.strip().splitlines():
        title, _, rest = line.strip().partition(": ")
        points.append(Point(title, tuple(sentence.strip() for sentence in rest.split(" / "))))
    return Subject(name, category, tuple(tags.split(", ")), tuple(points))


SUBJECTS = (
    _subject("wireless headphones", "electronics", "headphones, audio", """
        battery life: Most pairs promise thirty hours, and with noise cancelling switched on you get about twenty. / Ten minutes on the cable should be enough for an afternoon of music. / The figure on the box is measured at half volume, so expect less if you play it loud. / After two years of daily charging, a quarter of the capacity is usually gone.
        noise cancelling: It works best on steady sounds such as engines and fans, and hardly at all on voices. / Good sets let you choose how much of the street you still hear. / Some people feel a slight pressure on the ears, which fades after a few days or never does. / On a plane the difference between a cheap and a good set is easy to hear.
        the fit: Glasses push against the cushions and let sound escape, so try both together. / A set that feels light in the shop can still press after two hours. / Cushions made of foam last longer if they can be taken off and replaced. / If the band slips when you look down, it will slip on every walk.
        call quality: The microphones matter more than the speakers once you take calls outdoors. / Wind is the hardest test, and few sets pass it. / Ask someone to listen to a recording of you, because you cannot hear it yourself. / A mute button that can be felt without looking saves many apologies.
        connections: Being able to stay connected to a phone and a laptop at once is worth paying for. / An old-fashioned cable still helps when the battery is empty. / Check that the app is not needed to change the volume. / Delays between picture and sound are small on recent models, but not on all of them.
    """),
    _subject("portable chargers", "electronics", "chargers, travel", """
        capacity: A pack of ten thousand milliampere hours charges most phones about twice. / A third of the printed capacity is lost as heat on the way to the phone. / Anything above one hundred watt hours has to stay at home when you fly. / Bigger is not better if the thing ends up in a drawer because of its weight.
        charging speed: The slowest part of the chain decides, and that is often the cable. / Twenty watts are plenty for a phone, while a laptop wants sixty or more. / Fast charging warms the battery, so there is no harm in a slow charge overnight. / Look for the standard that your phone understands and ignore the other logos.
        the ports: Two outputs are handy, but many packs halve the speed as soon as both are used. / One port that charges in both directions means one cable less to carry. / Older ports are fine for earphones and lamps. / A loose port is the first thing that breaks, so wiggle the plug before you buy.
        safety: A serious maker prints its name, the capacity and a test mark on the case. / A pack that swells or smells belongs in the recycling bin, not in your bag. / Never leave one in a parked car in summer. / Good packs switch themselves off when they get too warm.
        weight: Two hundred grams disappear in a coat pocket, four hundred do not. / Flat packs travel better next to a phone than round ones. / Weigh it in your hand together with the cable that you will need. / For a weekend away, one small pack for each person beats one heavy brick.
    """),
    _subject("bluetooth speakers", "electronics", "speakers, audio", """
        sound outdoors: Bass disappears in the open air, and so does half of the volume. / A wall behind the speaker helps more than a higher setting. / Two small speakers in stereo fill a garden better than a single large one. / Listen to a voice first, because music hides many weaknesses.
        water resistance: A rating that ends in seven means that it survives half an hour in a puddle. / Salt water is another matter, so rinse it after a day at the beach. / Rubber flaps over the ports wear out before anything else does. / A wet speaker sounds dull until the cloth has dried.
        battery life: Twelve hours at a moderate volume are a fair claim today. / Turning it up to the maximum cuts that by two thirds. / A speaker that can run on the mains is more useful at home. / Cold evenings shorten the time noticeably.
        size: What fits a bicycle bottle holder gets taken along. / The smallest models are fine for podcasts in the kitchen and nothing else. / A handle or loop is worth more than a pretty shape. / Anything heavier than a kilogram stays in one room.
        pairing: It should reconnect by itself within a few seconds of being switched on. / Check how many devices it remembers, especially in a household with several phones. / Linking two speakers usually works only within one brand. / The range on the box assumes that there is no wall in between.
    """),
    _subject("mechanical keyboards", "electronics", "keyboards, desk setup", """
        the switches: Linear switches go straight down, tactile ones tell your finger when they have registered. / Clicky switches are fun for a day and a nuisance in a shared office. / Heavier springs prevent mistakes, lighter ones prevent sore fingers. / A cheap tester with six switches saves an expensive mistake.
        the layout: Leaving out the number block brings the mouse closer and the shoulders down. / Very small layouts hide the arrow keys behind a second layer, which takes weeks to learn. / Make sure that the layout of your country exists before you fall in love with a case. / A wrist rest is needed only because most boards are too high.
        noise: The case makes more noise than the switches do. / A desk mat and a thin layer of foam calm the sound at little cost. / Lubricated switches sound deeper and rattle less. / What sounds pleasant in a video may be tiring in a quiet room.
        the keycaps: Letters that are moulded in two colors never wear off. / Thin caps turn shiny within a year. / Tall, sculpted caps feel good but need some getting used to. / Caps are easy to swap, so they should not decide the purchase.
        the connection: A cable is simple, has no delay and never needs charging. / Wireless boards are tidy, and the better ones last for weeks. / Switching between a laptop and a tablet with one key is a real convenience. / Lights under the keys drain a battery in two days.
    """),
    _subject("smart watches", "electronics", "wearables, fitness", """
        battery life: A bright screen means charging every evening, a plain one every other week. / Tracking a run by satellite uses up a day's charge in a few hours. / If you want to track your sleep, you need another moment in the day to charge. / Quick top-ups in the shower work surprisingly well.
        health readings: The pulse is reliable at rest and less so during intervals. / Sleep stages are an educated guess, and the trend is worth more than a single night. / No watch replaces a doctor, but several have sent people to one. / A tight strap improves every reading.
        the screen: It has to be readable in full sun and dim enough for the cinema. / Always-on screens are pleasant and cost a third of the battery. / Sapphire glass scratches less, ordinary glass breaks less. / Large digits matter more than the number of colors.
        phone support: Some models lose half of their functions with the wrong phone. / Answering a message from the wrist is only useful if you can type or dictate. / Check how many years of updates the maker promises. / Notifications need an hour of weeding before they become a help.
        comfort: A watch that is worn at night should be thin and light. / Silicone straps need washing as often as the hand beneath them. / Standard straps are cheap to replace, special ones are not. / Small wrists should try the case on before ordering.
    """),
    _subject("rain jackets", "clothing", "jackets, outdoor", """
        waterproofing: A water column of ten thousand millimeters keeps you dry through an ordinary shower. / Shoulders under a backpack leak first, whatever the label says. / Taped seams matter as much as the fabric between them. / When drops no longer bead, the jacket needs washing and a fresh treatment.
        breathability: Every waterproof jacket gets damp inside if you climb fast enough. / Zips under the arms do more than any membrane. / Wear a thin wool layer beneath it and you will hardly notice the sweat. / The numbers on the label are measured in a laboratory, not on a hill.
        the hood: It should turn with your head, so that you can see the traffic. / A stiff peak keeps the rain out of your face. / Hoods that fit over a helmet are too big without one. / Two cords are enough, and they should work with gloves on.
        packing size: A jacket the size of an apple is always with you. / The lightest fabrics do not survive brambles. / If it packs into its own pocket, you will not lose the bag. / Weight is saved on pockets and zips, which you may miss.
        care: Wash it more often than you think, with very little soap. / Fabric softener ruins the surface. / A warm tumble dryer wakes up the water repellent finish. / Hang it up to dry, never in a bag.
    """),
    _subject("merino sweaters", "clothing", "wool, knitwear", """
        warmth: Fine wool warms without weight and still works when it is damp. / A thin sweater under a shirt is warmer than a thick one over it. / Indoors it rarely gets too hot. / Wind goes straight through knitwear, so carry a shell.
        softness: The finer the fiber, the less it scratches, and nineteen microns is a good mark. / Some skins still mind, so try it on the neck and not on the hand. / The first wash makes many sweaters softer. / Blends with a little silk feel wonderful and pill sooner.
        washing: Airing it overnight replaces most washes. / Cold water, a wool program and a mild detergent are all it needs. / Dry it flat on a towel or it will grow in length. / Never wring it, just press the water out.
        durability: Small holes appear at the elbows and under a backpack strap. / A tight knit lasts longer than a loose one. / Pills can be combed off in five minutes. / Moths love it, so store it clean and in a closed bag.
        the cut: Raglan sleeves sit well under a jacket. / Sweaters are worn over something, so leave a hand's width of room. / A longer back stays in the trousers when you cycle. / Fine collars look dressed, roll collars look like the weekend.
    """),
    _subject("denim jeans", "clothing", "denim, trousers", """
        the fit: Jeans should be a little tight in the shop, because they give by half a size. / Sit down in them before you decide. / A higher waist is comfortable at a desk and on a bicycle. / The length is easily changed, the thigh is not.
        the fabric: Heavy denim lasts for years and takes a month to soften. / Two percent of elastane make a difference in comfort and shorten the life. / Raw denim fades where you move, which is the whole point. / Hold it to the light, and if you see through it, put it back.
        washing: Turn them inside out and wash them cold. / Wash rarely, but do wash, because dirt wears the fibers. / The dryer shrinks the length first. / New dark pairs stain light sofas for a few weeks.
        the seams: Look inside, where the quality cannot hide. / A second row of stitches at the inner leg prevents the most common tear. / Rivets at the pockets are more than decoration. / A torn seam is mended in ten minutes, a worn thigh is not.
        the color: Dark blue goes with nearly everything and can be worn to work. / Washed models look old because they are a little older, so they last less. / Black fades to gray unless it is washed with care. / Two blue pairs in turn outlive two pairs worn one after the other.
    """),
    _subject("winter coats", "clothing", "coats, winter", """
        insulation: Down is the lightest way to be warm, as long as it stays dry. / Synthetic filling is heavier and forgives a rainy week. / Wool is warm enough for a city and looks better at the theater. / Warmth leaks at the neck and the wrists, so look there first.
        the length: A coat that covers the hips keeps you warm at the bus stop. / Long coats need a zip that opens from below. / Cyclists are better off with a shorter one. / Try it sitting, because most of the winter is spent that way.
        pockets: Lined outer pockets replace a pair of gloves. / One inner pocket with a zip is enough for phone and keys. / Deep pockets pull a light coat out of shape. / Pockets at an angle are easier to use than straight ones.
        the size: Put on the thickest sweater that you own before you try it. / The shoulder seam should sit on the shoulder, everything else can be altered. / Sleeves that reach the thumb are right when you stretch your arms. / A coat that is too wide is as cold as one that is too thin.
        care: Brush it once a week and it will need cleaning once a year. / Wet down belongs in a dryer with two tennis balls. / A wide hanger keeps the shoulders in shape. / Store it clean, because stains attract moths.
    """),
    _subject("cotton T-shirts", "clothing", "T-shirts, basics", """
        the fabric: Long fibers make a smooth shirt that hardly pills. / One hundred and eighty grams per square meter is a good weight for all seasons. / Organic cotton feels the same and spares the fields. / Very thin jersey looks fine for a summer and no longer.
        the cut: The shoulder seam should end where your shoulder does. / A shirt that twists after washing was cut against the grain. / A little extra length keeps it in the trousers. / Side seams hold the shape better than a knitted tube.
        the collar: A ribbed collar with some elastane does not go wavy. / A tape from shoulder to shoulder keeps the neck in place. / Round necks suit nearly everybody, deep ones do not. / Look at the collar after the first wash and you know the rest.
        washing: Thirty degrees are enough for anything short of motor oil. / Inside out, the color lasts twice as long. / Dry them on the line if you have one. / White shirts turn gray in company, so wash them alone.
        shrinkage: Expect five percent in length unless the label says that it was washed before. / The dryer takes another bit each time. / Pull the damp shirt into shape before you hang it up. / If you are between two sizes, take the larger one.
    """),
    _subject("kitchen knives", "home", "knives, cooking", """
        the steel: Hard steel stays sharp for months and chips if you mistreat it. / Softer steel dulls sooner and is sharpened in a minute. / Carbon steel turns gray and cuts beautifully. / Stainless does not mean that it likes the dishwasher.
        the handle: It should fill your hand without forcing your fingers into place. / Wood feels warm and wants a drop of oil twice a year. / Plastic handles are easy to clean and last forever. / The balance should lie where the blade begins.
        sharpening: A steel straightens the edge, a stone makes a new one. / Five minutes on a stone every two months are enough for a home kitchen. / Pull-through sharpeners are quick and eat the blade. / A sharp knife is safer, because it goes where you point it.
        the size: A blade of twenty centimeters does nine jobs out of ten. / A small paring knife does the tenth. / Large hands and large boards call for a longer blade. / Blocks with twelve knives are bought for the look of them.
        care: Wash it by hand and dry it at once. / A drawer without a guard ruins any edge. / Glass and stone boards are for serving only. / Never scrape the board with the edge, use the back.
    """),
    _subject("cast-iron pans", "home", "pans, cooking", """
        seasoning: It is nothing but oil that was baked on in thin layers. / Three thin coats are better than one thick one, which turns sticky. / Cooking bacon does more for a pan than any ceremony. / If the worst happens, scrub it bare and start again.
        cleaning: Hot water and a brush are enough on most days. / A little soap does no harm, whatever your grandmother said. / Dry it on the stove, not on the rack. / Salt and a rag remove what sticks.
        heat: Warm it up slowly, because iron spreads heat poorly and holds it for long. / A medium flame is all that you need once it is hot. / It carries on cooking after you switch off. / On glass hobs, lift it, do not slide it.
        weight: A pan of twenty-six centimeters weighs almost three kilograms, so use both hands. / A second small handle is not a luxury. / The weight is what gives a steak its crust. / Lighter, smoother pans exist and cost three times as much.
        best uses: Bread, steak and potatoes come out better than in any coated pan. / Tomato sauce takes on a taste of metal and harms the surface. / Eggs work after a few months, not in the first week. / It goes straight from the stove into the oven.
    """),
    _subject("bed sheets", "home", "bedroom, textiles", """
        the material: Percale is cool and crisp, sateen is smooth and a little warmer. / Linen is rough for a month and then the best thing in summer. / Flannel belongs in a cold bedroom. / Jersey needs no ironing and loses its shape over the years.
        thread count: Between two and four hundred is honest, and anything far above it was counted twice. / Long fibers make more difference than many threads. / A dense weave sleeps warm. / Touch it, because the number tells you very little.
        the size: Measure the height of the mattress before you order a fitted sheet. / A larger duvet ends the nightly argument. / Cotton shrinks a little, so a few centimeters of room do no harm. / Pillow sizes differ from country to country.
        washing: Sixty degrees every two weeks is a good habit. / Close the buttons, or everything else ends up inside. / Half a load gets cleaner and creases less. / Skip the softener, which makes cotton less absorbent.
        fastenings: Buttons look nice and take patience. / A zip is quick and should have a cover for the slider. / A simple overlap cannot break. / Hidden ties in the corners keep the duvet where it belongs.
    """),
    _subject("desk lamps", "home", "lighting, desk setup", """
        brightness: Five hundred lux on the paper are comfortable for reading. / A lamp that can be dimmed replaces two lamps. / Light from the side of the writing hand throws a shadow on the page. / Glare on the screen means that the lamp stands too high.
        the color of the light: Warm light is for the evening, neutral light for work. / A color rendering above ninety makes faces and fabrics look right. / Being able to change the tone is more useful than it sounds. / Very cold light keeps you awake longer than you planned.
        the arm: Two joints reach where one does not. / A good arm stays where you leave it without a screw. / Heavy bases save the desk from holes, clamps save space. / Springs wear out after years and can be replaced.
        flicker: Film the lamp with your phone, and dark stripes tell you the truth. / Cheap dimmers flicker at the lowest setting. / Some people get a headache without knowing why. / Good drivers cost a few coins more and last longer.
        energy use: Eight watts of light-emitting diodes replace an old sixty-watt bulb. / A socket for ordinary bulbs keeps the lamp alive when the bulb is not. / A touch switch draws a little power all day. / Over ten years the lamp costs more to buy than to run.
    """),
    _subject("coffee grinders", "home", "coffee, kitchen", """
        the burrs: Steel burrs stay sharp for years, ceramic ones run cooler and may chip. / Blades chop the beans unevenly, and no technique will mend that. / Larger burrs grind faster and warm the coffee less. / They need replacing after some hundred kilograms, so hardly ever at home.
        grind size: Espresso needs fine steps, a filter is more forgiving. / A coarse setting for the press should leave little dust. / Change one thing at a time and write it down. / If the coffee runs too fast, grind finer before you do anything else.
        cleaning: A soft brush once a week prevents a stale taste. / Old oils turn rancid in the outlet, where nobody looks. / A grinder that opens without tools gets cleaned. / Rice is not a cleaner and can block the motor.
        noise: Slow motors are quieter and take twice the time. / A hand grinder wakes nobody up. / A rubber mat takes away the hum from the worktop. / Twenty seconds of noise in the morning are bearable if the walls are thick.
        the dose: Weighing the beans is simpler than any timer. / A scale with one decimal is accurate enough. / What stays inside the grinder ends up in the next cup. / Sixteen grams make a good double for most machines.
    """),
    _subject("running shoes", "sports", "running, shoes", """
        cushioning: Soft soles are kind on long runs and slow on short ones. / More foam means less feeling for the ground. / Most shoes lose their spring after six to eight hundred kilometers. / Two pairs in turn recover better and last longer.
        the fit: Leave a thumb's width in front of the toes. / Feet grow during the day, so try shoes on in the evening. / The heel must not slip when you run up the stairs. / A shoe that needs breaking in is the wrong shoe.
        the drop: A high drop spares the calves, a low one spares the knees. / Change it in small steps and over months. / The number says nothing about how soft a shoe is. / If nothing hurts, leave it as it is.
        the grip: Road soles slip on wet leaves. / Trail soles with deep lugs wear down quickly on asphalt. / A rubber heel takes the most abuse. / Look at the worn spots of your old pair before you choose.
        wear and tear: Creases in the foam are an early sign. / Knees often notice it before the eyes do. / Write the date on the insole. / Old pairs are still good for the garden.
    """),
    _subject("yoga mats", "sports", "yoga, fitness", """
        thickness: Four millimeters are a good compromise between balance and comfort. / Knees like six, standing poses do not. / A travel mat of two millimeters works on a carpet. / Fold the edge over when you kneel and a thin mat is enough.
        the grip: Hands slide on new mats until the surface is worn in. / Natural rubber holds even when you sweat. / A towel on top solves the problem in hot classes. / Soap leaves a film, so rinse it well.
        the material: Cork is warm and dry, rubber is heavy and sure. / Cheap foam crumbles within a year. / People with a latex allergy should stay away from natural rubber. / Let a new mat air for a few days before you put your face on it.
        the size: Tall people need two meters. / A wider mat feels luxurious and fills a small room. / Roll it with the top side out and it lies flat. / Measure the shelf where it will live.
        cleaning: Wipe it after each class and wash it once a month. / Vinegar and water do the job of most sprays. / Sunlight makes rubber brittle. / Dry it completely before you roll it up.
    """),
    _subject("bike helmets", "sports", "cycling, safety", """
        the fit: It should sit two fingers above the eyebrows. / Shake your head with the strap open, and it should stay on. / The wheel at the back takes up small differences, not a whole size. / Long hair needs a gap at the back.
        ventilation: Large openings only cool if there are channels inside. / In winter a thin cap under the helmet helps. / Insect nets are worth having in the summer. / At low speed weight matters more than air.
        protection systems: A liner that can slide a little takes the twist out of a fall. / Every helmet on sale passes the same minimum test. / Independent tests tell more than the price does. / After a crash it has done its job and must be replaced.
        visibility: Bright colors are seen by day and lights by night. / A small light on the helmet is higher than the traffic. / Reflective strips cost nothing and help a lot. / Black looks elegant and disappears at dusk.
        weight: Three hundred grams are forgotten after a minute. / Below that every gram costs money. / A heavy helmet is felt in the neck on long rides. / A visor adds little weight and keeps the sun away.
    """),
    _subject("hiking backpacks", "sports", "hiking, outdoor", """
        volume: Twenty-five liters are enough for a day, forty-five for a hut tour. / A pack that is too big always gets full. / A lid that can be raised gives room for a rope or a loaf of bread. / Small bags inside keep order and weigh nothing.
        the back: The length of the back matters more than your height. / Nets keep you dry and push the load away from you. / An adjustable back is for those who still grow or who share. / Load it in the shop, because empty packs all feel good.
        the hip belt: It should carry most of the weight. / The belt sits on the hip bones, not on the waist. / Pockets on the belt are for what you eat on the way. / Day packs do without, and a narrow strap is enough.
        access: A zip around the front saves emptying everything. / One large compartment is lighter and more robust. / Side pockets must be reachable while you walk. / A separate place for wet things is a blessing.
        rain protection: A cover in the bottom pocket keeps the fabric dry, not the contents. / A liner bag inside is simpler and never blows away. / Zips are the weak point in heavy rain. / Put the sleeping bag into a bag of its own in any case.
    """),
    _subject("camping tents", "sports", "camping, outdoor", """
        space: A tent for three is comfortable for two. / Steep walls give more room than a larger floor. / Try to sit upright in it before you pay. / A porch keeps wet boots out of your bed.
        the weather: The side that faces the wind should be the lowest. / Three thousand millimeters of water column are plenty for the outer tent. / Condensation is not a leak, so open the vents. / Extra lines are a nuisance until the first storm.
        weight: Two kilograms for each person are fine on a bicycle and too much on foot. / Light fabrics want a careful hand and a groundsheet. / Share the load: poles for one, fabric for the other. / For the car, weight does not matter and height does.
        pitching: Practice in the garden, not in the rain. / A tent that goes up in one piece keeps the inside dry. / Colored poles spare you the guessing. / Good pegs are sold separately, and you will want them.
        care: Never pack it wet for longer than a day. / Brush the sand out of the zips. / Seams can be sealed again with a small tube. / A sleeve for broken poles weighs little and saves a holiday.
    """),
)  # fmt: skip
"""Every text of the shop is about one of these."""


# Frames: {x} is the subject, {p} a point, {n} the number of points; capitals stand at the beginning of a sentence.

ARTICLE_TITLES = {
    "buying guide": (
        "How to choose {x}[| on a budget| without overpaying| that last|, step by step]",
        "A buyer's guide to {x}",
        "The [plain|honest|short|practical] guide to {x}",
        "Which {x} are right for you?",
    ),
    "checklist": (
        "What to look for in {x}[|, and what to ignore]",
        "{N} things to [know|check] before you buy {x}",
        "Before you buy {x}[: our checklist|: {n} points to check]",
        "{N} points that decide how good {x} are",
    ),
    "explainer": (
        "{X}: what matters and what does not",
        "{X}[ explained|, explained point by point| in plain words]",
        "Why some {x} cost twice as much as others",
        "What makes good {x}",
    ),
}
POST_TITLES = {
    "experience": (
        "What I [learned from|got wrong about] my first {x}",
        "What I wish I had known before buying {x}",
        "[A year|Two years|Three months|A long season] with my {x}",
        "I finally found the right {x}",
    ),
    "lessons": (
        "{N} mistakes I made with {x}",
        "{N} lessons from owning too many {x}",
        "{X}: lessons from [two bad buys|years of trial and error|a few returns]",
    ),
    "opinion": (
        "My [honest|unscientific|very personal] notes on {x}",
        "Why I am fussy about {x}",
        "[In praise of|A love letter to|The trouble with] {x}",
        "Things nobody tells you about {x}",
    ),
}
ARTICLE_SUMMARIES = (
    "{P}, {q} and {r}: what to check before you buy {x}.",
    "A close look at {p}, {q} and {r}, and what they mean when you choose {x}.",
    "What we have learned about {x}, from {p} to {q} and {r}.",
    "Good {x} come down to a few things: {p}, {q} and {r}.",
)
POST_SUMMARIES = (
    "My experience with {x}: {p}, {q} and {r}.",
    "Notes on {p}, {q} and {r} from somebody who has owned too many {x}.",
    "What I think about {x} now, and why I look at {p}, {q} and {r} first.",
    "{P}, {q}, {r}: a personal view of {x}.",
)
ARTICLE_OPENINGS = (
    "There are more {x} on the market than anybody can try.",
    "{X} look alike until you have to live with them.",
    "Nobody enjoys buying {x} twice.",
    "Prices for {x} range from suspiciously cheap to absurd.",
    "We asked readers what they wanted to know about {x}, and the same questions came up again and again.",
    "Good {x} need not be expensive, but the wrong ones always are.",
    "[Every week|Nearly every day] somebody asks us to recommend {x}.",
    "Shops are full of {x}, and the labels are of little help.",
)
ARTICLE_STARTS = (
    " Here is what we would look at, beginning with {p}.",
    " We start with {p} and work our way down to the details.",
    " What follows is what we have learned, from {p} to the small print.",
    " These are the points that make the difference in daily use, with {p} at the top of the list.",
)
POST_OPENINGS = (
    "I bought my first {x} years ago and got nearly everything wrong.",
    "Friends keep asking me about {x}, so here is the long answer.",
    "This is the third time that I have replaced my {x}, and this time I kept notes.",
    "I did not plan to care about {x}, but here we are.",
    "After a lot of reading and two returns I know more about {x} than I ever wanted to.",
    "My family thinks that I talk too much about {x}. They have a point.",
    "[Last month|Last week|The other day] a colleague asked me which {x} to buy, and I talked for an hour.",
    "For years I thought that all {x} were more or less the same.",
)
POST_STARTS = (
    " Let me begin with {p}.",
    " It all starts with {p}.",
    " I will start with {p}, because that is where I went wrong.",
    " Here is what I would tell my younger self, beginning with {p}.",
)
ARTICLE_LEADS = (
    ("First of all, {p}.", "To begin with: {p}.", "{P} first."),
    ("A word on {p}.", "Now for {p}.", "Next on the list: {p}.", "On to {p}.", "Do not overlook {p}."),
    ("Finally, {p}.", "Last but not least: {p}.", "And last, a word on {p}."),
)
POST_LEADS = (
    ("I used to ignore {p}.", "My first lesson was about {p}.", "For a long time I was wrong about {p}."),
    (
        "I had never given much thought to {p} before.",
        "I also learned something about {p}.",
        "Then there is the matter of {p}.",
        "Everybody asks me about {p}.",
    ),
    ("And finally, {p}.", "One last thing: {p}.", "I learned about {p} rather late."),
)
ARTICLE_CLOSINGS = (
    "Keep these points in mind and you are unlikely to regret your choice.",
    "Decide which of these points matters most to you, and let the others go.",
    "With that, you know more about {x} than many who sell them.",
    "Prices change every week, and the points above do not. Take your time.",
    "The perfect {x} do not exist, but the right ones for you certainly do.",
    "If you are still unsure, buy from a shop that takes {x} back.",
)
POST_CLOSINGS = (
    "That is all I know about {x}. What did I miss?",
    "If I had to buy {x} again tomorrow, I would do it the same way.",
    "I am happy with what I have now, and I hope that this spares you a detour.",
    "What are your experiences with {x}? Tell me in the comments.",
    "Questions about {x}? Ask away below.",
    "I will report back in a year, if my {x} last that long.",
)

COMMENTS = {
    "thanks": (
        (
            "",
            "",
            "Great post!",
            "Thanks for writing this up.",
            "This was a pleasure to read.",
            "Very helpful, thank you.",
            "Exactly what I was looking for.",
        ),
        (
            "The part about {p} is spot on.",
            "What you write about {p} matches my experience.",
            "I never knew that about {p}.",
            "Your advice on {p} saved me from a bad buy.",
            "I had not thought of {p} at all.",
            "Nobody else explains {p} this clearly.",
        ),
        (
            "",
            "",
            "I am about to buy {x} myself.",
            "I have sent this to my sister, who needs {x}.",
            "More like this, please!",
            "Bookmarked.",
        ),
    ),
    "agreeing": (
        ("", "", "So true.", "I can confirm this.", "Same here.", "I had to smile when I read this."),
        (
            "I made the same mistake with {p}.",
            "For me it always comes down to {p}.",
            "People underestimate {p}.",
            "It took me years to understand {p}.",
            "{P}, every single time.",
        ),
        (
            "",
            "",
            "My old {x} taught me the hard way.",
            "I wish I had read this before I bought mine.",
            "The rest is a matter of taste.",
        ),
    ),
    "doubting": (
        (
            "",
            "Good read, but one remark.",
            "I see it a little differently.",
            "Not so sure.",
            "Interesting, although I disagree in part.",
        ),
        (
            "I would not worry so much about {p}.",
            "I think that {p} is overrated.",
            "My experience with {p} is quite another.",
            "You are too strict about {p}, if you ask me.",
            "On {p} I would say the opposite.",
        ),
        (
            "",
            "",
            "Maybe it depends on the brand.",
            "Still, the rest makes sense.",
            "But then I do not use my {x} every day.",
        ),
    ),
    "asking": (
        ("", "", "Quick question.", "Thanks for this.", "One thing I did not get."),
        (
            "Could you say a bit more about {p}?",
            "Is there a simple way to judge {p} in a shop?",
            "Does {p} really make such a difference?",
            "How much should one pay for {x} if {p} is all I care about?",
        ),
        ("", "", "I want to buy {x} for a friend.", "Any recommendation?", "I am new to all this."),
    ),
    "answering": (
        ("Thank you for reading.", "Thanks for the kind words.", "Good to hear that people read this."),
        (
            "Some of you asked about {p}, and I will write more on that soon.",
            "I have added a line on {p}.",
            "You are right, there is more to say about {p}.",
        ),
        ("", "", "Keep the questions coming."),
    ),
}
"""What readers say, by mood: how they open, what they say of a point of the post, and how they end."""
