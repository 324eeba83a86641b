// Swedish working days: neither Saturday, Sunday, a public holiday nor an eve that counts as one.
#pragma once

#include "platform/time.h"

/// Easter Sunday of a year by the Gregorian reckoning.
Date easter_sunday(int year);

/// A public holiday (lag 1989:253), or one of the three eves that lag 1930:173 puts beside them:
/// midsommarafton, julafton and nyårsafton. Sundays are public holidays too.
bool public_holiday(Date day);

bool working_day_in_sweden(Date day);

/// The day that lies `count` working days after `day`; `day` itself is not counted. With 0, `day`
/// or the first working day after it.
Date after_working_days(Date day, int count);

/// How many working days have passed since `day`, up to and including `today`; 0 when none have.
int working_days_between(Date day, Date today);
