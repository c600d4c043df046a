# ruff: noqa: E501
"""States of the world: their names, their people, their capitals.

Names, people and capitals come from `countryinfo` (MIT licence); irregular words for people, press
names and seats of government were added.
"""

STATES = """
Afghanistan|Afghan,Afghans|Kabul|
Albania|Albanian,Albanians|Tirana|
Algeria|Algerian,Algerians|Algiers|
Andorra|Andorran,Andorrans|Andorra la Vella|
Angola|Angolan,Angolans|Luanda|
Antigua and Barbuda|Antiguan,Barbudan,Antiguans,Barbudans||
Argentina|Argentine,Argentinian,Argentinean,Argentines|Buenos Aires|
Armenia|Armenian,Armenians|Yerevan|
Aruba|Aruban,Arubans|Oranjestad|
Australia|Australian,Australians|Canberra|
Austria|Austrian,Austrians|Vienna|
Azerbaijan|Azerbaijani,Azeri,Azeris|Baku|
Bahamas|Bahamian,Bahamians||
Bahrain|Bahraini,Bahrainis|Manama|
Bangladesh|Bangladeshi,Bangladeshis|Dhaka|
Barbados|Barbadian,Barbadians|Bridgetown|
Belarus|Belarusian,Belarusians|Minsk|
Belgium|Belgian,Belgians|Brussels|
Belize|Belizean,Belizeans|Belmopan|
Benin|Beninese|Porto-Novo|
Bermuda|Bermudian,Bermudians||
Bhutan|Bhutanese|Thimphu|
Bolivia|Bolivian,Bolivians|Sucre|
Bosnia and Herzegovina|Bosnian,Bosnians|Sarajevo|Bosnia
Botswana|Batswana,Motswana|Gaborone|
Brazil|Brazilian,Brazilians|Brasília,Brasilia,Planalto|
Brunei|Bruneian,Bruneians|Bandar Seri Begawan|
Bulgaria|Bulgarian,Bulgarians|Sofia|
Burkina Faso|Burkinabe|Ouagadougou|
Burundi|Burundian,Burundians|Bujumbura|
Cambodia|Cambodian,Cambodians|Phnom Penh|
Cameroon|Cameroonian,Cameroonians|Yaoundé|
Canada|Canadian,Canadians|Ottawa|
Cape Verde|Cape Verdian,Cape Verdians|Praia|
Cayman Islands|Caymanian,Caymanians||
Central African Republic|Central African,Central Africans|Bangui|
Chad|Chadian,Chadians|N'Djamena|
Chile|Chilean,Chileans|Santiago|
China|Chinese|Beijing,Peking,Zhongnanhai|PRC,P.R.C.,People's Republic of China,Mainland China
Colombia|Colombian,Colombians|Bogotá,Bogota|
Comoros|Comoran,Comorans|Moroni|
Costa Rica|Costa Rican,Costa Ricans|San José|
Croatia|Croatian,Croat,Croats|Zagreb|
Cuba|Cuban,Cubans|Havana|
Curaçao||Willemstad|
Cyprus|Cypriot|Nicosia|
Czech Republic|Czech,Czechs|Prague|Czechia
Democratic Republic of the Congo|Congolese|Kinshasa|DRC,Congo,DR Congo
Denmark|Danish,Dane,Danes|Copenhagen|
Djibouti|Djiboutian||
Dominica|Dominican,Dominicans||
Dominican Republic|Dominican,Dominicans|Santo Domingo|
East Timor|Timorese,East Timorese|Dili|Timor-Leste
Ecuador|Ecuadorian,Ecuadorean|Quito|
Egypt|Egyptian,Egyptians|Cairo|
El Salvador|Salvadoran,Salvadorans,Salvadorean|San Salvador|
Equatorial Guinea|Equatorial Guinean,Equatorial Guineans|Malabo|
Eritrea|Eritrean,Eritreans|Asmara|
Estonia|Estonian,Estonians|Tallinn|
Eswatini|Swazi|Mbabane|Swaziland
Ethiopia|Ethiopian,Ethiopians|Addis Ababa|
Faroe Islands|Faroese|Tórshavn|
Federated States of Micronesia|Micronesian,Micronesians|Palikir|
Fiji|Fijian,Fijians|Suva|
Finland|Finnish,Finn,Finns|Helsinki|
France|French,Frenchman,Frenchmen|Paris,Élysée,Elysee,Élysée Palace,Elysee Palace,Quai d'Orsay|French Republic
Gabon|Gabonese|Libreville|
Gambia|Gambian,Gambians|Banjul|
Georgia|Georgian,Georgians|Tbilisi|
Germany|German,Germans|Berlin|
Ghana|Ghanaian,Ghanaians|Accra|
Greece|Greek,Greeks|Athens|
Greenland|Greenlandic|Nuuk|
Grenada|Grenadian,Grenadians||
Guam|Guamanian,Guamanians|Hagåtña|
Guatemala|Guatemalan,Guatemalans|Guatemala City|
Guinea|Guinean,Guineans|Conakry|
Guinea-Bissau|Guinea-Bissauan,Guinea-Bissauans|Bissau|
Guyana|Guyanese||
Haiti|Haitian,Haitians|Port-au-Prince|
Honduras|Honduran,Hondurans|Tegucigalpa|
Hong Kong|Hongkonger,Hongkongers,Hong Konger||
Hungary|Hungarian,Hungarians|Budapest|
Iceland|Icelandic,Icelander|Reykjavik|
India|Indian,Indians|New Delhi,Delhi|
Indonesia|Indonesian,Indonesians|Jakarta|
Iran|Iranian,Iranians|Tehran,Teheran|Islamic Republic of Iran,Islamic Republic,I.R. Iran,Islamic Republic Iran
Iraq|Iraqi,Iraqis|Baghdad|
Ireland|Irish,Irishman|Dublin|Republic of Ireland
Israel|Israeli,Israelis|Jerusalem,Tel Aviv|Jewish state
Italy|Italian,Italians|Rome|
Ivory Coast|Ivorian,Ivorians|Yamoussoukro|Côte d'Ivoire
Jamaica|Jamaican,Jamaicans||
Japan|Japanese|Tokyo|
Jordan|Jordanian,Jordanians|Amman|
Kazakhstan|Kazakh,Kazakhs,Kazakhstani|Astana,Nur-Sultan|
Kenya|Kenyan,Kenyans|Nairobi|
Kiribati|I-Kiribati,I-Kiribatis|South Tarawa|
Kuwait|Kuwaiti,Kuwaitis|Kuwait City|
Kyrgyzstan|Kyrgyz|Bishkek|
Laos|Laotian,Laotians|Vientiane|
Latvia|Latvian,Latvians|Riga|
Lebanon|Lebanese|Beirut|
Lesotho|Mosotho|Maseru|
Liberia|Liberian,Liberians|Monrovia|
Libya|Libyan,Libyans|Tripoli|
Liechtenstein|Liechtensteiner|Vaduz|
Lithuania|Lithuanian,Lithuanians|Vilnius|
Luxembourg|Luxembourger||
Madagascar|Malagasy|Antananarivo|
Malawi|Malawian,Malawians|Lilongwe|
Malaysia|Malaysian,Malaysians|Kuala Lumpur|
Maldives|Maldivan,Maldivans|Malé|
Mali|Malian,Malians|Bamako|
Malta|Maltese|Valletta|
Marshall Islands|Marshallese|Majuro|
Mauritania|Mauritanian,Mauritanians|Nouakchott|
Mauritius|Mauritian,Mauritians|Port Louis|
Mexico|Mexican,Mexicans|Mexico City|
Moldova|Moldovan,Moldovans|Chișinău|
Monaco|Monegasque||
Mongolia|Mongolian,Mongolians|Ulaanbaatar|
Montenegro|Montenegrin|Podgorica|
Morocco|Moroccan,Moroccans|Rabat|
Mozambique|Mozambican,Mozambicans|Maputo|
Myanmar|Burmese|Naypyidaw|Burma
Namibia|Namibian,Namibians|Windhoek|
Nauru|Nauruan,Nauruans|Yaren|
Nepal|Nepali,Nepalese|Kathmandu|
Netherlands|Dutch|Amsterdam|
New Zealand|New Zealander,New Zealanders,Kiwi|Wellington|
Nicaragua|Nicaraguan,Nicaraguans|Managua|
Niger|Nigerien|Niamey|
Nigeria|Nigerian,Nigerians|Abuja|
North Korea|North Korean,North Koreans|Pyongyang|N. Korea,N Korea,DPRK,D.P.R.K.,Democratic People's Republic of Korea,the North
North Macedonia|Macedonian,Macedonians|Skopje|Republic of Macedonia,Macedonia
Norway|Norwegian,Norwegians|Oslo|
Oman|Omani,Omanis|Muscat|
Pakistan|Pakistani,Pakistanis|Islamabad|
Palau|Palauan,Palauans|Ngerulmud|
Palestine|Palestinian,Palestinians|Ramallah|State of Palestine
Panama|Panamanian,Panamanians|Panama City|
Papua New Guinea|Papua New Guinean,Papua New Guineans|Port Moresby|
Paraguay|Paraguayan,Paraguayans|Asunción|
Peru|Peruvian,Peruvians|Lima|
Philippines|Filipino,Filipinos,Philippine|Manila,Malacañang,Malacanang|
Poland|Polish,Pole,Poles|Warsaw|
Portugal|Portuguese|Lisbon|
Puerto Rico|Puerto Rican,Puerto Ricans|San Juan|
Qatar|Qatari,Qataris|Doha|
Republic of the Congo|Congolese|Brazzaville|
Romania|Romanian,Romanians|Bucharest|
Russia|Russian,Russians|Moscow,Kremlin|Russian Federation
Rwanda|Rwandan,Rwandans|Kigali|
Saint Kitts and Nevis|Kittian and Nevisian,Kittian and Nevisians|Basseterre|
Saint Lucia|Saint Lucian,Saint Lucians||
Saint Vincent and the Grenadines|Saint Vincentian,Saint Vincentians|Kingstown|
Samoa|Samoan,Samoans|Apia|
San Marino|Sammarinese|City of San Marino|
Saudi Arabia|Saudi,Saudis,Saudi Arabian|Riyadh|Kingdom of Saudi Arabia
Senegal|Senegalese|Dakar|
Serbia|Serbian,Serb,Serbs|Belgrade|
Seychelles|Seychellois||
Sierra Leone|Sierra Leonean,Sierra Leoneans|Freetown|
Singapore|Singaporean,Singaporeans||
Slovakia|Slovak,Slovaks|Bratislava|
Slovenia|Slovenian,Slovene,Slovenes|Ljubljana|
Solomon Islands|Solomon Islander|Honiara|
Somalia|Somali,Somalis|Mogadishu|
South Africa|South African,South Africans|Pretoria|
South Korea|South Korean,South Koreans|Seoul,Blue House,Cheong Wa Dae|S. Korea,S Korea,ROK,R.O.K.,Republic of Korea,the South
South Sudan|South Sudanese|Juba|
Soviet Union|Soviet,Soviets||USSR,U.S.S.R.
Spain|Spanish,Spaniard,Spaniards|Madrid|
Sri Lanka|Sri Lankan,Sri Lankans|Colombo|
Sudan|Sudanese|Khartoum|
Suriname|Surinamer|Paramaribo|
Sweden|Swedish,Swede,Swedes|Stockholm|
Switzerland|Swiss|Bern|
Syria|Syrian,Syrians|Damascus|Syrian Arab Republic,Arab Republic
São Tomé and Príncipe|Sao Tomean,Sao Tomeans|São Tomé|
Taiwan|Taiwanese|Taipei|Republic of China
Tajikistan|Tajik,Tajiks|Dushanbe|
Tanzania|Tanzanian,Tanzanians|Dodoma|
Thailand|Thai,Thais|Bangkok|
Togo|Togolese|Lomé|
Tonga|Tongan,Tongans|Nuku'alofa|
Trinidad and Tobago|Trinidadian,Trinidadians|Port of Spain|
Tunisia|Tunisian,Tunisians|Tunis|
Turkey|Turkish,Turk,Turks|Ankara|Türkiye,Turkiye
Turkmenistan|Turkmen|Ashgabat|
Tuvalu|Tuvaluan,Tuvaluans|Funafuti|
Uganda|Ugandan,Ugandans|Kampala|
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev|
United Arab Emirates|Emirati,Emiratis|Abu Dhabi|UAE,U.A.E.
United Kingdom|British,Briton,Britons,Brit,Brits,Britain's|London,Downing Street,10 Downing Street,Whitehall,Westminster|UK,U.K.,Britain,Great Britain
United States|American,Americans|Washington,Washington D.C.,Washington DC,White House,Foggy Bottom,Capitol Hill|US,U.S.,USA,U.S.A.,United States of America,America,U. S.
Uruguay|Uruguayan,Uruguayans|Montevideo|
Uzbekistan|Uzbek,Uzbeks|Tashkent|
Vanuatu|Ni-Vanuatu|Port Vila|
Vatican City|Vatican||Holy See,Vatican
Venezuela|Venezuelan,Venezuelans|Caracas|
Vietnam|Vietnamese|Hanoi|
Western Sahara|Sahrawi,Sahrawis|El Aaiún|
Yemen|Yemeni,Yemenis|Sanaa,Sana'a|
Zambia|Zambian,Zambians|Lusaka|
Zimbabwe|Zimbabwean,Zimbabweans|Harare|
European Union|European,Europeans|Europe|EU,E.U.
"""
"""One state a line: name | people | capitals and seats of government | other names."""
