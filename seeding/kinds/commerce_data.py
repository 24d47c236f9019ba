"""What a shop sells, by category: brands, nouns with what fits them, prices and sentences about the very thing.

A product is a block: `noun | lowest-highest price | words before | words after`, then a line of first sentences and a line
of second sentences about it, divided by ` / `. Brands are invented.
"""

from __future__ import annotations

_TECH = "Nordlund Voltara Lumenor Aerovant Klarion Quillon Solvane Brightmoor Tessaro Halvard Orbyn Pulsewell Veridan Kestrelon"
_WEAR = "Larkfield Alderwick Fjordlight Marlowe_&_Pine Tidewell Hartwood Everlane_Row Cordelle Bramley_&_Co Solstrand Northmere Ravenna_Lane"
_HOME = "Oakhurst Stillwater_Home Hearthly Casa_Lumo Fernhill Linden_&_Clay Morrow_&_Finch Willowmere Hygglund Bellacasa Stonebrook"
_SPORT = "Trailmark Apexon Ridgeline_Co Stridewell Kinetiq Summitra Corevia Baylark Swiftfoot Torrent_Peak Enduro_Lab"
_PLAIN = "Greenfinch Tallis_&_Moor Papyra Goldenrod Honeywell_Lane Marisol Petalune Juniper_&_Jade Wrenbury Clearbrook"

CATEGORIES: dict[str, tuple[str, str, str]] = {
    "electronics": (_TECH, """
        Wireless Earbuds | 29-179 | ;Compact;Noise-Cancelling;Sport | ; Pro; Lite; with Charging Case
        These earbuds connect in a second and stay put through calls, commutes and workouts / Clear sound, a snug fit and up to eight hours on a single charge / Small enough to forget about, with a charging case that slips into any pocket
        The case adds three more full charges / Two microphones keep your voice clear on a windy street / Four sizes of silicone tips are in the box
        Over-Ear Headphones | 49-299 | Noise-Cancelling;Wireless;Studio;Foldable | ; Pro; II; – Black; – Silver
        Soft ear cushions and a light headband make long listening sessions comfortable / Active noise cancelling takes the edge off trains, planes and open offices / Balanced sound with plenty of detail, over Bluetooth or the included cable
        The battery lasts about 30 hours and a ten-minute charge gives you three more / They fold flat and come with a travel case / Three buttons on the right cup control volume, calls and playback
        Bluetooth Speaker | 24-149 | Portable;Waterproof;Mini;Compact | ; Pro; – Charcoal; – Ocean Blue
        Bigger sound than its size suggests, for the kitchen, the balcony or the beach / A rugged little speaker with a woven cover and a handy loop / Pair it in seconds and play for up to twelve hours
        It shrugs off splashes and sand / Two of them can be paired for stereo / A built-in microphone turns it into a speakerphone
        Mechanical Keyboard | 59-189 | Compact;Wireless;Low-Profile;Full-Size | ; – Brown Switches; – Red Switches; with Backlight
        Every key press is crisp and even, with switches rated for 50 million strokes / An aluminium frame gives this keyboard a solid, quiet feel / A tidy layout that keeps the arrow keys and leaves more room for the mouse
        Keycaps and switches can be swapped without soldering / It connects over USB-C or Bluetooth with up to three devices / The backlight has five levels and switches off when you leave
        Wireless Mouse | 14-89 | Ergonomic;Silent;Compact;Vertical | ; Pro; – Graphite; – White
        Shaped to support the hand through a whole working day / A precise sensor that works on almost any surface, glass included / Quiet clicks and a smooth wheel keep the office peaceful
        One charge lasts around two months / Two side buttons go back and forward / Switch between three computers with a button underneath
        USB-C Hub | 19-89 | 5-in-1;7-in-1;9-in-1;Slim | ; with HDMI; with Ethernet
        Adds the ports your laptop left out: HDMI, USB-A, a card reader and charging / One short cable turns a thin laptop into a full desk / A slim aluminium body that stays cool even with every port in use
        It passes through up to 85 watts / Works with Windows, macOS and ChromeOS without drivers / The braided cable is long enough for a laptop stand
        4K Monitor | 229-649 | 27-Inch;32-Inch;Curved 34-Inch;USB-C | ; with Stand; Pro
        Sharp text and true colours out of the box, with thin bezels on three sides / Plenty of room for two full windows side by side / An even, matte panel that is easy on the eyes under office light
        The stand tilts, turns and adjusts in height / A single USB-C cable carries picture, data and power / Each panel is calibrated at the factory and ships with its report
        Laptop Stand | 24-79 | Adjustable;Foldable;Aluminium | ; – Silver; – Space Grey
        Raises the screen to eye level, so that your neck can relax / A sturdy stand that holds laptops from 11 to 17 inches without wobbling / Folds flat in a second and fits into a backpack
        Rubber pads protect the laptop and the desk / The open design keeps the fans free / It carries up to eight kilograms
        Power Bank | 19-79 | 10,000 mAh;20,000 mAh;Slim;Fast-Charging | ; with USB-C; – Midnight Blue
        Enough energy for two full phone charges in a case no bigger than a phone / Keeps a phone, earbuds and a tablet alive through a long travel day / Fast charging both ways: full again in under three hours
        Four lights show what is left / It charges two devices at once / Approved for hand luggage on airlines
        Smart Plug | 9-29 | Mini;Wi-Fi;Outdoor | ; 2-Pack; 4-Pack; with Energy Meter
        Switches lamps and appliances from your phone, by voice or on a schedule / A small plug that leaves the second socket free / Set up in two minutes, with no hub required
        The app shows how much power each device uses / Timers keep working when the internet is down / It switches up to 13 amps
        Action Camera | 99-349 | 4K;Waterproof;Compact | ; Bundle; with Mounts
        Steady, detailed video from the trail, the slopes or the water / Small, tough and simple: one button starts recording / A bright screen on both sides helps you frame every shot
        Waterproof to ten metres without a housing / The battery lasts for about 90 minutes of 4K / Two mounts and a spare battery are included
        Smartwatch | 79-329 | Slim;GPS;Fitness;Hybrid | ; – 40 mm; – 44 mm; SE
        Tracks steps, sleep and heart rate without asking to be charged every night / A bright display that stays readable in full sun / Calls, messages and reminders on the wrist, and silence when you want it
        The battery lasts up to seven days / Straps change without tools / It is water-resistant to 50 metres
        E-Reader | 89-249 | 6-Inch;7-Inch;Waterproof | ; 16 GB; 32 GB; with Cover
        Reads like paper, even in bright sunlight / A warm front light makes late chapters easier on the eyes / Holds thousands of books and weighs less than one of them
        One charge lasts for weeks / The buttons at the side turn pages with either hand / It survives a bath and a day at the pool
        Webcam | 29-129 | 1080p;2K;Wide-Angle | ; with Privacy Cover; Pro
        Shows you sharp and well lit, even late in the afternoon / Plug it in and it works with every meeting app / Autofocus that stays on your face, not on the bookshelf
        Two microphones pick up your voice and leave the keyboard alone / A sliding cover closes the lens / The clip fits thin laptops and thick monitors
        Portable SSD | 59-219 | 500 GB;1 TB;2 TB;Rugged | ; with USB-C; – Graphite
        Moves a whole photo library in minutes / A tiny drive that survives a drop from the desk / Fast enough to edit video straight from it
        Encryption by password is built in / It comes with cables for USB-C and USB-A / No moving parts, no noise
        Phone Charger | 14-59 | 20 W;30 W;65 W;Dual-Port | ; with USB-C Cable; – White
        A small charger with enough power for a phone and a tablet / Fills a phone halfway in half an hour / The folding plug makes it easy to pack
        It stays cool, even overnight / Two ports share the power sensibly / Works with all phones that charge over USB-C
        """, "Two-year warranty included / A printed quick-start guide is in the box / The packaging is free of plastic / Free updates for at least three years / Our support team answers within a day / Spare parts are available for five years"),
    "clothing": (_WEAR, """
        Crew Socks | 9-29 | Merino;Organic Cotton;Cushioned;Ribbed | ; , 3-Pack; , 5-Pack; – Charcoal
        Soft, breathable socks that keep their shape wash after wash / Cushioned at the heel and toe, light everywhere else / A comfortable pair for long days, in shoes or boots
        The cuff stays up without pinching / Flat seams prevent rubbing / They dry overnight on a hook
        T-Shirt | 14-45 | Organic Cotton;Slim-Fit;Relaxed;Heavyweight;Striped | ; – White; – Navy; – Olive; , 2-Pack
        A plain, well-cut shirt in soft jersey that is neither thin nor stiff / The everyday shirt: clean neckline, straight hem, no print / Made from combed cotton that gets softer with every wash
        The collar keeps its shape / It is pre-shrunk, so the size that fits today fits next year / Wears well alone or under a jacket
        Oxford Shirt | 39-98 | Classic;Slim-Fit;Button-Down;Washed | ; – Light Blue; – White; – Pink
        A dependable shirt that works with a suit and with jeans / Sturdy oxford cloth with a soft, washed finish / Cut close enough to look neat and loose enough to move
        The buttons are sewn on with a shank and stay there / A box pleat at the back gives room at the shoulders / It needs little ironing if you hang it up wet
        Denim Jacket | 59-149 | Washed;Classic;Lined;Cropped | ; – Indigo; – Black; – Light Blue
        A jacket for most of the year, in mid-weight denim with a little stretch / The classic shape with four pockets and metal buttons / Broken in from the first day, without looking worn out
        Two inside pockets hold phone and wallet / The waist adjusts at the sides / It fits over a thin sweater
        Slim Jeans | 49-129 | Stretch;Dark-Wash;Mid-Rise;Black | ; – Indigo; – Stone Grey
        Slim through the leg, easy at the waist, with enough stretch to sit all day / Dark denim that passes for smart when it has to / A modern fit that keeps its shape between washes
        Five pockets, one of them deep enough for a phone / The hem can be shortened without losing the look / Woven with less water than usual
        Chino Trousers | 39-99 | Stretch;Pleated;Tapered;Straight | ; – Khaki; – Navy; – Stone
        Smart enough for the office and comfortable enough for the sofa / A clean cut in soft cotton twill / Light trousers with a bit of stretch and a proper waistband
        The pockets are deep and reinforced / They come out of the wash almost without creases / The fabric is brushed inside
        Merino Sweater | 59-149 | Crew-Neck;V-Neck;Fine-Knit;Chunky | ; – Grey; – Forest Green; – Burgundy
        Warm without bulk, and soft enough for bare skin / Fine merino that breathes in the office and insulates outdoors / A simple knit that goes with almost everything
        Wash it cold and dry it flat / The ribbed cuffs keep their shape / The wool comes from certified farms
        Hooded Sweatshirt | 35-89 | Fleece;Organic Cotton;Zip-Up;Oversized | ; – Heather Grey; – Black; – Sage
        Heavy, brushed fleece that feels like a weekend / A roomy hood, a deep front pocket and cuffs that stay put / Made to be worn a lot and washed often
        The seams are doubled where it matters / The cord is knotted, so it never disappears into the hood / It runs slightly large
        Rain Jacket | 69-199 | Packable;Lightweight;Hooded;Breathable | ; – Navy; – Mustard; – Black
        Keeps the rain out and lets the warmth escape / Folds into its own pocket and weighs less than an apple / Taped seams and a hood that turns with your head
        The zip is protected against the wind / Vents under the arms open wide / The coating is free of fluorine
        Wool Coat | 129-349 | Double-Breasted;Tailored;Long;Belted | ; – Camel; – Charcoal; – Black
        A warm coat with clean lines that will outlast the season / Heavy wool, fully lined, with room for a sweater underneath / Cut to look right over a suit and over jeans
        Deep pockets are lined with flannel / An inside pocket closes with a button / Spare buttons are sewn into the lining
        Leather Belt | 24-69 | Full-Grain;Braided;Reversible;Slim | ; – Brown; – Black; – Cognac
        Full-grain leather that gets better with age / A belt with a plain, solid buckle that goes with everything / Cut from one piece, four millimetres thick, stitched by hand at the buckle
        Five holes, evenly spaced / The buckle can be exchanged / Each belt looks slightly different
        Linen Shirt | 39-99 | Relaxed;Collarless;Short-Sleeve;Striped | ; – White; – Sky Blue; – Sand
        Cool and airy on hot days, and better with every wrinkle / European linen, washed for softness / An easy summer shirt with a relaxed fit
        Sleeves roll up and stay up / It dries in an hour on the line / Wear it open or buttoned
        Summer Dress | 39-119 | Floral;Wrap;Linen;Midi | ; – Blue; – Terracotta; – Sage Green
        A light dress that moves well and has pockets / Soft, flowing fabric with a waist that can be tied / Easy to wear to the office, to the park and to dinner
        It is lined where it needs to be / The length sits just below the knee / Fold it small: it hardly creases
        Leather Sneakers | 59-159 | White;Low-Top;Minimalist;Retro | ; – White; – Black; – Tan
        Clean lines, soft leather and a sole that lasts / Simple sneakers that fit jeans and suits alike / Comfortable from the first step, with a padded collar
        The insole can be taken out / The leather wipes clean with a damp cloth / The sole is stitched, not only glued
        Ankle Boots | 79-219 | Chelsea;Lace-Up;Suede;Waterproof | ; – Brown; – Black; – Taupe
        Sturdy boots that look good well into spring / Easy to pull on, with elastic at the sides and a grippy sole / Soft leather outside, cushioned footbed inside
        They can be resoled / The heel is three centimetres high / Treated against rain and salt
        Knit Beanie | 14-39 | Merino;Ribbed;Cashmere-Blend;Fleece-Lined | ; – Navy; – Oatmeal; – Rust
        Warm, soft and not a bit itchy / A snug beanie that fits under a hood / Knitted in one piece without a seam
        It keeps its shape after washing / The cuff can be turned up once or twice / One size fits nearly everyone
        """, "See the size chart for measurements / Free returns within 30 days / Machine washable at 30 °C / Made in Portugal in a family-run workshop / The model wears size M / Certified free of harmful substances"),
    "home": (_HOME, """
        Ceramic Mug | 9-28 | Stoneware;Speckled;Handmade;Large | ; , Set of 2; , Set of 4; – Sage
        A generous mug with a handle that fits three fingers / Glazed by hand, so no two are quite alike / Heavy enough to keep coffee warm and light enough to enjoy it
        Safe in the dishwasher and the microwave / Holds 350 ml / The unglazed foot does not scratch the table
        Cast Iron Skillet | 24-89 | 8-Inch;10-Inch;12-Inch;Pre-Seasoned | ; with Lid; with Handle Cover
        Sears, bakes and fries on any stove, and in the oven too / Seasoned at the factory and ready for the first steak / Holds heat like nothing else in the kitchen
        Two spouts pour off fat on either side / Rinse it, dry it, oil it: it will outlive us all / The helper handle makes it easier to lift
        Chef's Knife | 29-139 | 8-Inch;Damascus;Forged;Stainless Steel | ; with Sheath; , Gift Boxed
        A balanced blade that goes through onions and squash alike / Forged from one piece of steel and sharpened by hand / The one knife that most cooks need
        The handle fits large and small hands / It stays sharp for months of daily use / Wash it by hand and dry it at once
        Cutting Board | 19-79 | Bamboo;Acacia;Walnut;Reversible | ; with Juice Groove; – Large; , Set of 3
        A solid board that stays where you put it / Kind to knives and handsome enough to serve on / Dense wood that takes years of chopping
        Feet of rubber keep it from slipping / One side for bread, the other for everything else / Oil it once a month and it stays smooth
        French Press | 19-59 | Stainless Steel;Double-Wall;Glass;Travel | ; – 350 ml; – 1 Litre
        Makes a full-bodied coffee in four minutes, without paper or pods / A fine double filter leaves the grounds behind / Keeps coffee hot for an hour on the table
        All parts come apart for cleaning / Makes three large cups / The lid turns to close the spout
        Electric Kettle | 24-99 | Gooseneck;Glass;1.7-Litre;Variable-Temperature | ; – Matte Black; – Cream
        Boils a litre in under three minutes and switches off by itself / Choose the right temperature for green tea, black tea or coffee / Pours in a slow, steady stream
        The base hides the cord / The lid opens wide for filling and cleaning / It keeps the water warm for half an hour
        Throw Blanket | 24-99 | Chunky Knit;Fleece;Merino Wool;Waffle-Weave | ; – Oatmeal; – Dusty Rose; – Slate
        Soft, heavy enough to comfort, light enough for spring / Made for the sofa, borrowed by everyone / A loose weave that warms without weight
        Wash it at 30 °C and dry it flat / It measures 130 by 170 centimetres / The fringe is knotted by hand
        Linen Duvet Cover | 69-199 | Washed;Stonewashed;Striped | ; – Queen; – King; – Single
        Cool in summer, warm in winter and softer every week / European flax, washed before it is sewn / Looks best when it has not been ironed
        Wooden buttons close it at the foot / Ties inside keep the duvet in its corners / Pillowcases are sold separately
        Bath Towel | 12-45 | Organic Cotton;Turkish Cotton;Waffle;Quick-Dry | ; , Set of 2; , Set of 4; – White
        Thick, thirsty towels that dry by the next morning / Soft on the skin and quick on the line / Woven densely from long-staple cotton
        A loop makes it easy to hang / It keeps its colour at 60 °C / It measures 70 by 140 centimetres
        Table Lamp | 29-129 | Ceramic;Brass;Dimmable;Bedside | ; with Linen Shade; with USB Port
        A warm, even light for reading and for evenings / Simple lines and a solid base that does not tip / Dims from bright to barely there
        The switch is where you expect it / The bulb is included and can be replaced / The cord is two metres long and covered in fabric
        Scented Candle | 12-48 | Cedar;Lavender;Fig;Vanilla;Sea Salt | ; – 200 g; – 400 g; in Glass
        A calm scent that fills the room without taking it over / Poured by hand from soy and rapeseed wax / Burns evenly, from the first evening to the last
        It lasts about 45 hours / The glass makes a good tumbler afterwards / The wick is pure cotton
        Storage Basket | 14-59 | Woven;Seagrass;Felt;Cotton Rope | ; with Lid; – Small; – Large; , Set of 2
        Hides toys, magazines or laundry and looks good doing it / Woven by hand, with handles that can take the weight / Light, sturdy and at home in any room
        It folds flat when it is empty / The bottom is double / Wipe it with a damp cloth
        Wall Clock | 24-89 | Minimalist;Wooden;Silent;Oversized | ; – 30 cm; – 40 cm; – Oak
        Easy to read from across the room and perfectly silent / A plain dial, slim hands and no ticking / Solid oak around a clear white face
        It runs for a year on one battery / The hook is included / It keeps time to within a second a day
        Bookshelf | 59-299 | 3-Tier;5-Tier;Oak;Ladder | ; – White; – Walnut
        Holds a full row of hardcovers without bending / Slim enough for the hallway, solid enough for the study / A simple shelf that suits books, plants and boxes
        It takes two people half an hour to put up / Fixings for the wall are included / Each board carries 20 kilograms
        Area Rug | 49-349 | Wool;Jute;Flatweave;Washable | ; – 120 x 170 cm; – 160 x 230 cm; – Round
        Warm under bare feet and quiet under chairs / Woven flat, so doors open over it and chairs slide / Natural fibres in a pattern that forgives crumbs
        Turn it over for a second life / It vacuums clean in a minute / Use a pad underneath on smooth floors
        Vacuum Jar | 12-39 | Glass;Airtight;Bamboo-Lid | ; , Set of 3; , Set of 6; – 1.5 Litre
        Keeps coffee, flour and cereal fresh for weeks / Clear glass, so you see what you have / A tight lid that still opens with one hand
        The jars stack / Chalk labels are included / The seal comes off for washing
        """, "Ships in recyclable packaging / Designed in our own studio / Care instructions are included / Please allow for small differences in colour / Ten-year guarantee on workmanship / Matches the other pieces of the series"),
    "sports": (_SPORT, """
        Yoga Mat | 19-89 | Non-Slip;Extra-Thick;Natural Rubber;Travel | ; with Strap; – Teal; – Plum
        Grips hands and feet, even when things get sweaty / Thick enough for the knees and firm enough for balance / Rolls out flat and stays flat
        It measures 183 by 61 centimetres / Wipe it down with water after class / Free of PVC and latex smell
        Running Shoes | 59-179 | Lightweight;Cushioned;Trail;Road | ; – Grey; – Blue; II
        Soft on landing and lively when you push off / A roomy toe box and a heel that holds / Made for daily miles on roads and park paths
        The upper breathes well in summer / The sole has grip on wet asphalt / They weigh about 260 grams
        Trail Backpack | 49-169 | 20 L;28 L;35 L;Ultralight | ; with Rain Cover; – Forest; – Slate
        Carries a day's gear close to the back without swaying / A ventilated back and wide straps make climbs easier / Pockets where you reach for them, and none where you do not
        A sleeve holds a two-litre water bag / The hip belt comes off for the city / Loops take poles and an axe
        Water Bottle | 12-45 | Insulated;Stainless Steel;Collapsible;Wide-Mouth | ; – 500 ml; – 750 ml; – 1 Litre
        Keeps water cold through a hot day and tea warm on a cold one / Light, tight and easy to open with one hand / A bottle that fits the bike cage and the cup holder
        The lid can be locked / It does not sweat in the bag / The opening is wide enough for ice
        Resistance Bands | 9-39 | Fabric;Latex;Heavy-Duty | , Set of 3; , Set of 5; with Handles
        A whole gym that fits into a shoe / Graded from light to strong, so you can start today and grow / They stretch evenly and do not roll up
        A door anchor is included / The bag has a card with twelve exercises / Sewn, not glued
        Dumbbell Pair | 19-149 | Adjustable;Neoprene;Hex;Rubber | ; – 2 x 4 kg; – 2 x 8 kg; – 2 x 12 kg
        Compact weights with a grip that stays dry / They do not roll away and do not mark the floor / The simplest way to train at home
        The coating keeps the noise down / The weight is stamped on both ends / They stand upright on a shelf
        Foam Roller | 14-49 | High-Density;Textured;Travel-Size | ; – 30 cm; – 45 cm
        Works out stiff calves and backs after a long run / Firm without being cruel / Light enough to take along
        The surface wipes clean / It keeps its shape for years / A poster with stretches is included
        Cycling Helmet | 39-159 | Lightweight;Commuter;Mountain;Kids' | ; with Rear Light; – Matte Black; – White
        Light, airy and easy to adjust with one hand / Sits well and stays there on rough ground / Good cover at the temples and the back of the head
        Pads can be taken out and washed / It fits heads from 54 to 61 centimetres / Reflective strips help at night
        Camping Tent | 79-399 | 2-Person;3-Person;Ultralight;Dome | ; with Footprint; – Green
        Up in five minutes, dry in a storm / Room for two, their packs and a wet dog / A light tent that stands on its own
        Two doors mean nobody climbs over anybody / All seams are taped / It packs down to the size of a loaf of bread
        Sleeping Bag | 39-249 | Down;3-Season;Mummy;Lightweight | ; – Regular; – Long
        Warm down to freezing and no bigger than a melon when packed / Soft lining, a wide hood and a zip that does not catch / For spring, summer and mild autumn nights
        Two bags can be zipped together / A pocket inside keeps the phone warm / It comes with a mesh bag for storage
        Jump Rope | 9-29 | Speed;Weighted;Adjustable | ; with Bearings; – Black
        Turns smoothly and never tangles / Ten minutes a day go a long way / A light rope with handles that do not slip
        The length is set without tools / It works indoors and outdoors / A spare cable is in the box
        Tennis Racket | 39-199 | Lightweight;Graphite;Junior;Control | ; with Cover; – Strung
        Forgiving in the middle and precise at the edge / A light frame for quick hands at the net / Enough power for the baseline without the effort
        The grip absorbs sweat / It is strung and ready to play / It weighs about 285 grams
        Football | 14-59 | Match;Training;Futsal;Junior | ; – Size 4; – Size 5
        Flies true and takes a lot of asphalt / A soft touch and a bright pattern that is easy to follow / Stitched for training, good enough for Sunday
        It holds its air for weeks / The panels are thermally bonded / Pump and needle are sold separately
        Hiking Boots | 79-229 | Waterproof;Mid-Cut;Leather;Women's | ; – Brown; – Grey
        Dry feet and steady ankles on stony paths / Comfortable from the first hill, with no breaking in / A deep tread that bites into mud and sheds it again
        The laces lock at the ankle / The toe is protected by rubber / They can be resoled
        Swim Goggles | 9-39 | Anti-Fog;Mirrored;Junior | ; with Case; , 2-Pack
        Seal well without leaving marks / Clear sight to the side, and no fog for a good hour / Soft silicone for long sets
        Three nose bridges are included / The strap adjusts at the back / Lenses filter ultraviolet light
        Gym Bag | 24-89 | Compact;Waterproof;Foldable;Canvas | ; with Shoe Compartment; – Black; – Olive
        Swallows shoes, towel and bottle, and still closes / Wet things go into their own pocket / A simple bag with handles that meet in the middle
        The bottom is reinforced / It fits into a standard locker / The shoulder strap comes off
        """, "Tested by our own team for a full season / One-year guarantee / Suitable for beginners and daily training / Check the size guide before ordering / Made with recycled materials where possible / Designed for real weather"),
    "books": ("", """
        Cookbook | 14-39 | The Weeknight;The Vegetarian;The One-Pan;The Baking;The Mediterranean;The Slow | ; : 100 Simple Recipes; , 2nd Edition; for Beginners
        Honest recipes with ingredients from any supermarket / A cookbook for people who come home hungry / Clear steps, good photographs and no chef's tricks
        Most dishes are done in half an hour / Every recipe says what can be prepared ahead / The index goes by ingredient
        Travel Guide | 12-29 | Lisbon;Kyoto;Copenhagen;New Mexico;The Scottish Highlands;Istanbul;Slovenia | ; , 4th Edition; with Map
        Walks, meals and small museums, chosen by people who live there / A slim guide for unhurried travellers / Tells you what to see and, just as usefully, what to skip
        A fold-out map is in the back / Prices and opening hours are checked every year / The chapters follow the neighbourhoods
        Detective Novel | 8-19 | The Harbour Murders: A;Cold Ferry: A;The Last Lighthouse: A;A Quiet Inheritance: A;Winter at Marlow: A | ; – Paperback; – Hardcover
        A small town, a missing ledger and a detective who would rather be fishing / A clever plot that plays fair with its readers / Dry humour and a mystery that holds until the last page
        The first book of a series / Readers guess wrong about the postmaster / Best read on a rainy weekend
        Field Guide | 12-34 | Garden Birds: A;Alpine Flowers: A;Mushrooms: A;Night Sky: A;Coastal Birds: A | ; , Pocket Edition; , Illustrated
        Fits into a jacket pocket and answers the question on the spot / Drawings that show what matters when you look closely / Arranged by what you see, not by Latin names
        Covers more than 300 species / A ruler is printed on the back cover / The cover shrugs off rain
        Programming Handbook | 24-59 | Practical SQL: A;Python at Work: A;Clean Data: A;Django in Depth: A;Testing: A | ; , 2nd Edition; , 3rd Edition
        Short chapters that end in working code / For people who already program and want to do it well / Explains why before it explains how
        Every example runs as printed / Exercises come with full solutions / The errata fit on half a page
        Picture Book | 7-19 | The Bear Who Stayed Up: A;Lina and the Tide: A;Goodnight, Little Train: A;The Very Small Whale: A | ; – Board Book; – Hardcover
        A warm story for the end of the day / Big pictures, few words and a joke for whoever reads aloud / Made for small hands and many evenings
        For children from two to five / The corners are rounded / Our testers asked for it again
        History | 14-34 | Salt: A;The Silk Ports: A;Bridges: A;Coffee: A;The Postal Age: A | ; – Paperback; , Illustrated
        Big events told through the people who swept up afterwards / A readable history with its feet on the ground / Wears its learning lightly
        Forty photographs, many of them new / The notes are as good as the chapters / Winner of two readers' prizes
        Workbook | 9-24 | Spanish Verbs: A;Everyday Maths: A;Calligraphy: A;Better Sleep: A;Personal Finance: A | ; , Level 1; , Level 2
        Ten minutes a day, with room to write / Small steps, clear examples and answers at the back / Works well alone or next to a course
        The pages lie flat / A progress chart is inside the cover / Sample pages are on the publisher's site
        """, "Printed on paper from managed forests / Also available as an e-book / The spine is sewn / A ribbon marks the page / 288 pages"),
    "beauty": (_PLAIN, """
        Hand Cream | 6-24 | Shea Butter;Lavender;Almond;Unscented | ; – 75 ml; – 150 ml; , Gift Set
        Sinks in quickly and leaves no film on the keyboard / Rich care for dry hands in winter / A small tube that belongs in every bag
        Not tested on animals / A little goes a long way / The tube is made of recycled aluminium
        Face Moisturizer | 14-58 | Daily;Hydrating;Oil-Free;SPF 30 | ; – 50 ml; for Sensitive Skin
        Light, calming and gone in a minute / Keeps skin comfortable from morning to night / Made without perfume, for skin that objects to most things
        Works well under make-up / Dermatologically tested / The pump leaves nothing behind
        Shampoo Bar | 6-18 | Rosemary;Oat Milk;Citrus;Coconut | ; – 80 g; , 2-Pack; for Dry Hair
        Lasts as long as two bottles, without the bottle / Lathers richly and rinses out clean / Gentle enough for every day
        Let it dry between washes / Made without sulphates / The box is compostable
        Lip Balm | 3-14 | Honey;Mint;Beeswax;Tinted | ; , 3-Pack; SPF 15
        Soft lips, even in the wind / Smooth, not sticky, and without a strong taste / A classic balm in a tin that closes properly
        Five ingredients, all of them easy to pronounce / Fits the coin pocket / Safe for children
        Body Wash | 5-22 | Cedar & Sage;Sea Mineral;Oat;Citrus | ; – 250 ml; – 500 ml; Refill
        Cleans gently and smells of a walk outdoors / Creamy foam that does not dry the skin / For short showers and long ones
        The bottle can be refilled / Biodegradable formula / Suitable for the whole family
        Beard Oil | 9-29 | Cedarwood;Sandalwood;Unscented | ; – 30 ml; with Comb
        Softens the beard and calms the skin below / A few drops are enough for the day / A quiet, woody scent that does not compete with breakfast
        The dropper makes it easy to dose / Made from argan and jojoba oil / It leaves no grease on the collar
        Hair Brush | 9-39 | Wooden;Detangling;Boar Bristle;Travel | ; – Small; – Large
        Glides through wet and dry hair without pulling / A handle that lies well in the hand / Smooths and adds a little shine
        The cushion can be washed / Made of beech from managed forests / It is kind to curls
        """, "Vegan and cruelty-free / Keep it cool and dry / Use within twelve months of opening / Made in small batches / The carton is recycled"),
    "toys": (_PLAIN, """
        Wooden Blocks | 19-59 | Rainbow;Natural;Alphabet;Magnetic | , 40 Pieces; , 60 Pieces; , 100 Pieces
        Towers, bridges, castles: whatever comes next / Solid beech with rounded edges and colours that stay / The toy that children come back to
        Stored in a cotton bag / For ages one and up / The pieces fit other sets
        Jigsaw Puzzle | 9-29 | 500-Piece;1000-Piece;Floor;World Map | ; – Harbour; – Garden; – Mountains
        A picture with enough detail for a long weekend / Thick pieces that click into place / Just hard enough to be proud of
        A poster of the picture is included / The pieces are cut without dust / It can be framed
        Plush Bear | 12-45 | Soft;Giant;Classic;Organic | ; – Brown; – Cream; – 30 cm
        Soft, patient and good at keeping secrets / Made to be carried by one arm / Embroidered eyes and sturdy seams
        Machine washable / Safe from birth / Filled with recycled fibre
        Board Game | 19-59 | Family;Cooperative;Strategy;Party | ; for 2 Players; for 4 Players; , Deluxe Edition
        Explained in five minutes, played for years / Everyone has something to do until the last round / A good evening in a box
        A game takes about 45 minutes / For ages eight and up / The rules come in six languages
        Train Set | 24-99 | Wooden;Battery-Powered;Starter | , 30 Pieces; , 50 Pieces; with Bridge
        Round the table leg, over the bridge and home again / Grows with every birthday / Smooth tracks that fit the other big brands
        For ages three and up / The engine needs one AA battery / Comes with a storage box
        Craft Kit | 12-39 | Beading;Origami;Clay;Painting | ; for Kids; , Deluxe
        Everything for a rainy afternoon, except the rain / Clear pictures instead of long instructions / The result is good enough to give away
        For ages six and up / The paint washes out of clothes / Refills are available
        Toy Kitchen | 49-159 | Wooden;Compact;Corner | ; with Accessories; – White
        Knobs that click, doors that close and a sink for imaginary dishes / Sturdy enough for two cooks at once / Keeps small hands busy while the real soup boils
        Put together in half an hour / For ages three and up / The worktop is 50 centimetres high
        """, "Tested to European safety standards / Painted with water-based colours / Recommended by nurseries / Gift wrapping is available"),
    "grocery": (_PLAIN, """
        Ground Coffee | 5-18 | Medium Roast;Dark Roast;Decaf;Single-Origin | ; – 250 g; – 500 g
        Balanced and mild, with a hint of chocolate / Roasted slowly in small batches / A morning coffee that gets along with milk
        Best used within four weeks of opening / Works in filters and French presses / Traded fairly
        Olive Oil | 7-29 | Extra Virgin;Cold-Pressed;Organic;Lemon | ; – 500 ml; – 750 ml
        Grassy, fresh and a little peppery at the end / Pressed within a day of the harvest / For salads, bread and everything from the grill
        The dark bottle protects it from light / From a single grove / Keep it away from the stove
        Dark Chocolate | 3-9 | 70%;85%;Sea Salt;Orange | ; – 100 g; , 3-Pack
        Smooth, not too sweet, and quickly gone / Made from beans of one cooperative / Snaps cleanly and melts slowly
        May contain traces of nuts / The wrapper is compostable / Goes well with coffee
        Wildflower Honey | 6-19 | Raw;Creamy;Organic | ; – 250 g; – 500 g
        Mild and floral, from meadows in the hills / Unheated and only coarsely filtered / Spreads straight from the jar
        It may crystallize: warm it gently / From beekeepers we know by name / The glass can be returned
        Herbal Tea | 4-14 | Peppermint;Chamomile;Ginger Lemon;Rooibos | , 20 Bags; , 40 Bags; – Loose Leaf
        Clear, fresh and free of caffeine / A quiet cup for the end of the day / Whole leaves instead of dust
        Steep it for five minutes / The bags are free of plastic / Grown without pesticides
        Granola | 4-13 | Almond;Maple Pecan;Cocoa;Berry | ; – 350 g; – 750 g
        Baked in clusters, with more nuts than sugar / Crunchy to the last spoon / Breakfast in a minute, with milk, yoghurt or fruit
        Made with whole oats / The bag can be closed again / High in fibre
        Pasta | 2-8 | Wholewheat;Spelt;Bronze-Cut;Egg | ; – 500 g; , 4-Pack
        Rough enough to hold the sauce / Dried slowly, cooked in nine minutes / Made from durum wheat and water, and nothing else
        Suitable for vegans / Cook it in plenty of salted water / Keeps for two years
        """, "Store in a cool, dry place / See the label for allergens / Packed in a family business / Best before date on the package"),
    "office": (_PLAIN, """
        Notebook | 6-29 | Dotted;Lined;Hardcover;Recycled | ; A5; A4; , 3-Pack
        Smooth paper that ink does not bleed through / Lies flat from the first page to the last / A plain notebook for plans, lists and second thoughts
        Pages are numbered / An elastic band keeps it shut / The pocket at the back holds receipts
        Gel Pens | 4-19 | Fine;Assorted;Quick-Dry;Refillable | , 5-Pack; , 10-Pack; – Black
        Write smoothly and dry before your hand gets there / Clear lines in a comfortable grip / Reliable to the last drop
        Refills are available / The cap clips firmly / They do not skip on glossy paper
        Desk Organizer | 14-49 | Bamboo;Mesh;Felt;Wooden | ; with Drawer; – Black
        A place for pens, notes and the thing you always look for / Brings order without taking the whole desk / Sturdy, simple and easy to dust
        It comes assembled / Felt feet protect the desk / The compartments can be moved
        Office Chair | 89-399 | Ergonomic;Mesh;High-Back;Adjustable | ; with Headrest; – Grey; – Black
        Supports the back where it needs it and moves along with you / Breathes on hot afternoons / Adjusts to you in a minute, and stays that way
        The armrests move in four directions / It carries up to 130 kilograms / Castors for hard floors are included
        Desk Lamp | 24-89 | LED;Dimmable;Clip-On;Architect | ; with USB Port; – White; – Black
        Bright on the paper, dark in the eyes of others / Five levels of light, from noon to evening / The arm stays exactly where you leave it
        It uses nine watts / The joint needs no tools / A timer switches it off after an hour
        Paper Shredder | 39-149 | Cross-Cut;Micro-Cut;8-Sheet | ; with Bin; – Black
        Turns old statements into confetti, quietly / Takes staples and cards in its stride / Small enough for the space under the desk
        It stops by itself when opened / The bin holds 15 litres / It runs for five minutes at a time
        Whiteboard | 19-129 | Magnetic;Glass;Desktop;Foldable | ; – 60 x 90 cm; with Markers
        Wipes clean without ghosts of last week / Room for the plan and for what became of it / Hangs upright or across
        Fixings are included / Holds magnets / The frame is aluminium
        """, "Delivered with an invoice for your records / Bulk prices on request / Three-year warranty / Meets office standards"),
    "garden": (_HOME, """
        Plant Pot | 8-49 | Terracotta;Glazed;Fibre-Clay;Hanging | ; with Saucer; – 18 cm; – 24 cm
        Breathes, drains and looks better with age / Plain and heavy, so that the wind leaves it alone / For herbs on the sill and figs on the terrace
        A hole at the bottom prevents wet feet / Frost-proof to minus ten / Each one is slightly different
        Pruning Shears | 14-59 | Bypass;Anvil;Titanium;Ergonomic | ; with Holster; – Large
        A clean cut that heals quickly / Comfortable in the hand for a whole hedge / The blades stay sharp and can be replaced
        Cuts branches up to two centimetres / A lock keeps them shut in the pocket / The spring is rustproof
        Garden Hose | 19-79 | Expandable;Kink-Free;Reinforced | ; – 15 m; – 30 m; with Nozzle
        Follows you round the corner without kinking / Light when it is empty, tough when it is full / Fits every common tap
        The couplings are brass / Guaranteed for ten years / Drain it before the frost
        Raised Bed | 39-189 | Cedar;Galvanized;Foldable | ; – 120 x 60 cm; – Large
        Salad without a sore back / Put up in an hour, ready for soil the same day / Holds warmth in spring and moisture in summer
        The wood is untreated / Boards can be added on top / A liner is included
        Bird Feeder | 12-49 | Hanging;Window;Wooden;Squirrel-Proof | ; with Roof; – Green
        Brings finches to breakfast / Easy to fill and easy to clean / A dry place for seeds in all weather
        It holds a kilogram of seeds / The perches suit small birds / It hangs from a steel wire
        Solar Lights | 14-59 | Path;String;Lantern | , 4-Pack; , 6-Pack; – Warm White
        Charge by day and glow until midnight / A soft light along the path, without a cable / Stick them in and forget about them
        They switch on by themselves at dusk / Rain does not bother them / The batteries can be replaced
        Gardening Gloves | 7-29 | Leather;Bamboo;Thorn-Proof | ; – S; – M; – L
        Tough palms and soft backs / Keep thorns out and feeling in / For roses, nettles and everything between
        They wash at 30 °C / The cuffs keep the soil out / They fit left- and right-handed gardeners
        """, "Made for outdoor use all year / Delivered ready to use / Suited to balconies and small gardens / Packed without plastic"),
}  # fmt: skip

ALIASES = {
    "apparel": "clothing", "fashion": "clothing", "clothes": "clothing", "shoes": "clothing", "kitchen": "home", "household": "home",
    "furniture": "home", "home & kitchen": "home", "home and kitchen": "home", "home & garden": "home", "decor": "home",
    "sport": "sports", "sports & outdoors": "sports", "outdoors": "sports", "outdoor": "sports", "fitness": "sports",
    "book": "books", "media": "books", "health": "beauty", "personal care": "beauty", "health & beauty": "beauty",
    "cosmetics": "beauty", "toy": "toys", "toys & games": "toys", "games": "toys", "kids": "toys", "food": "grocery",
    "groceries": "grocery", "food & drink": "grocery", "office supplies": "office", "stationery": "office", "tech": "electronics",
    "computers": "electronics", "gadgets": "electronics", "accessories": "electronics", "garden & outdoor": "garden", "plants": "garden",
}  # fmt: skip
"""Other words for the categories."""

COLORS = (
    "Black", "White", "Navy", "Grey", "Blue", "Red", "Green", "Olive", "Beige", "Brown", "Charcoal", "Burgundy", "Teal", "Mustard",
    "Sage", "Cream", "Rust", "Pink", "Lavender", "Turquoise", "Silver", "Gold", "Coral", "Ivory", "Khaki", "Plum",
)  # fmt: skip

MATERIALS = (
    "Cotton", "Stainless steel", "Oak", "Leather", "Wool", "Polyester", "Aluminium", "Glass", "Linen", "Ceramic", "Bamboo",
    "Recycled plastic", "Cast iron", "Silicone", "Walnut", "Nylon", "Brass", "Cork", "Canvas", "Merino wool",
)  # fmt: skip
